import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  compileShopLexicon,
  type ShopLexicon,
} from '../../../shared/domain/detection/shop-lexicon.ts';
import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import { shopLexiconSchema } from '../../../shared/model/shop-lexicon.ts';
import { isAbsent } from './absent.ts';

/** Where a shop adds words of its own; beside the archive's database. */
const lexiconName = 'lexicon.json';

export interface KnownLexicon {
  readonly shop: ShopLexicon | null;
  /** The file that it was read from; null where there is none. */
  readonly text: string | null;
  /** Changes with the detectors and with the shop's file: what was analysed before is looked at again. */
  readonly version: number;
}

/**
 * The shop's additions in an archive's folder; none is no failure. `invalid-input` names file, place and
 * reason.
 */
export async function readShopLexicon(folder: string): Promise<KnownLexicon> {
  const path = join(folder, lexiconName);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (isAbsent(cause)) return null;
    throw new AppError('permission-denied', `${lexiconName} cannot be read.`, { path }, { cause });
  });
  if (text === null) return { shop: null, text, version: detectorVersion };
  const shop = parseShopLexicon(text, path);
  const digest = createHash('sha256').update(text).digest().readUInt32BE();
  return { shop, text, version: detectorVersion * 2 ** 32 + digest };
}

/** Compiles the text of a lexicon file; `path` is named in failures. */
export function parseShopLexicon(text: string, path: string): ShopLexicon {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError('invalid-input', `${path} is not JSON.`, { path }, { cause });
  }
  const read = shopLexiconSchema.safeParse(value);
  if (read.success) return compileShopLexicon(read.data);
  const problems = read.error.issues.map(
    (issue) => `${issue.path.map(String).join('.')}: ${issue.message}`,
  );
  const message = `${path}: ${problems.slice(0, 5).join('; ')}`;
  throw new AppError(
    'invalid-input',
    message,
    { path, problems: problems.join('; ') },
    { cause: read.error },
  );
}
