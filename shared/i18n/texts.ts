/** Languages of the UI, the command line and exported documents. Chinese is the one that comes first. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

type Text = string | ((...args: never[]) => string);
type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : string;
};

/**
 * Words of one room in every language. A key that one language lacks, or whose values differ in what
 * they take, does not compile. Values that depend on something are functions.
 */
export function texts<T extends Readonly<Record<string, Text>>>(
  zh: T,
  en: SameShape<T>,
): Readonly<Record<Language, SameShape<T>>> {
  return { 'zh-CN': zh as unknown as SameShape<T>, en };
}
