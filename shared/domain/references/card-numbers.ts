/** Mainland identity cards: 17 digits with a date in them and a check by ISO 7064 MOD 11-2. */
export function isIdentityCard(text: string): boolean {
  if (!/^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(text)) {
    return false;
  }
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(text[i]) * (2 ** (17 - i) % 11);
  return '10X98765432'[sum % 11] === text[17];
}

/** Bank cards: 16 to 19 digits that begin as UnionPay, Visa or Mastercard and pass Luhn's check. */
export function isBankCard(digits: string): boolean {
  if (!/^(?:62|4\d|5[1-5])\d{14,17}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const counted = i % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
