/** UTC ms in a Discord id: milliseconds since 2015 stand above its low 22 bits. Null for any other id. */
export function instantOfSnowflake(id: string): number | null {
  if (!/^\d{17,20}$/.test(id)) return null;
  return Number(BigInt(id) >> 22n) + 1_420_070_400_000;
}
