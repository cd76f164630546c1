// Written by `npm run zh-tw` from ../promise-proofs.ts: change that, or tests/translation.

export const promiseProofTexts = {
  tracking: (words: string) => `後來給了單號「${words}」`,
  shipped: (words: string) => `後來說「${words}」，東西發出了`,
  delivered: (words: string) => `後來說「${words}」，已經送到`,
  refunded: (words: string) => `後來說「${words}」，錢退了`,
  paid: (words: string) => `後來說「${words}」，補償給了`,
  gift: (words: string) => `後來說「${words}」，贈品給了`,
  answered: (words: string) => `後來說「${words}」，有了答覆`,
  followed: (words: string) => `後來說「${words}」，辦了`,
  repaired: (words: string) => `後來說「${words}」，修好了`,
  done: (words: string) => `後來說「${words}」，辦好了`,
  received: (words: string) => `買家後來說「${words}」`,
  'money-received': (words: string) => `買家後來說「${words}」，錢到了`,
  solved: (words: string) => `買家後來說「${words}」，問題解決了`,
};
