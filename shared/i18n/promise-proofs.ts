import { texts } from './texts.ts';
import * as tw from './zh-tw/promise-proofs.ts';

/** Why a later message may prove that a promise was kept, by the code of the finding. */
export const promiseProofTexts = texts(
  {
    tracking: (words: string) => `后来给了单号“${words}”`,
    shipped: (words: string) => `后来说“${words}”，东西发出了`,
    delivered: (words: string) => `后来说“${words}”，已经送到`,
    refunded: (words: string) => `后来说“${words}”，钱退了`,
    paid: (words: string) => `后来说“${words}”，补偿给了`,
    gift: (words: string) => `后来说“${words}”，赠品给了`,
    answered: (words: string) => `后来说“${words}”，有了答复`,
    followed: (words: string) => `后来说“${words}”，办了`,
    repaired: (words: string) => `后来说“${words}”，修好了`,
    done: (words: string) => `后来说“${words}”，办好了`,
    received: (words: string) => `买家后来说“${words}”`,
    'money-received': (words: string) => `买家后来说“${words}”，钱到了`,
    solved: (words: string) => `买家后来说“${words}”，问题解决了`,
  },
  {
    tracking: (words: string) => `a tracking number followed: “${words}”`,
    shipped: (words: string) => `“${words}” was said afterwards: it was sent`,
    delivered: (words: string) => `“${words}” was said afterwards: it was delivered`,
    refunded: (words: string) => `“${words}” was said afterwards: the money went back`,
    paid: (words: string) => `“${words}” was said afterwards: the compensation was given`,
    gift: (words: string) => `“${words}” was said afterwards: the gift was given`,
    answered: (words: string) => `“${words}” was said afterwards: the answer came`,
    followed: (words: string) => `“${words}” was said afterwards: it was taken up`,
    repaired: (words: string) => `“${words}” was said afterwards: it was repaired`,
    done: (words: string) => `“${words}” was said afterwards: it was done`,
    received: (words: string) => `the customer said “${words}” afterwards`,
    'money-received': (words: string) => `the customer said “${words}”: the money came`,
    solved: (words: string) => `the customer said “${words}”: it is solved`,
  },
  tw.promiseProofTexts,
);
