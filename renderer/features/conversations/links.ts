import { readLink } from '../../ui/outside-link.tsx';

/** Ends where CJK letters or punctuation begin: nobody puts a space between. */
export const link =
  /(?:https?:\/\/|www\.)[^\s<>"'\u2018-\u201d\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+/gi;

/** The host as the network would see it, so that look-alike letters show as punycode. */
export function domainOf(address: string): string {
  return readLink(address)?.ascii ?? address;
}
