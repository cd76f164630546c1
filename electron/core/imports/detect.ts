import { AppError } from '../../../shared/contract/errors.ts';
import type { Columns } from '../../../shared/contract/imports.ts';
import type { Format, Sample } from './format.ts';
import { genericTable } from './formats/generic-table.ts';
import { instagramJson } from './formats/instagram-json.ts';
import { jdDongdongImJson } from './formats/jd-dongdong-im-json.ts';
import { jdDongdongLog } from './formats/jd-dongdong-log.ts';
import { jdSessionTable } from './formats/jd-session-table.ts';
import { jddcTsv } from './formats/jddc-tsv.ts';
import { kakaotalkCsv } from './formats/kakaotalk-csv.ts';
import { kakaotalkTxt } from './formats/kakaotalk-txt.ts';
import { lineTxt } from './formats/line-txt.ts';
import { messengerE2eeJson } from './formats/messenger-e2ee-json.ts';
import { messengerJson } from './formats/messenger-json.ts';
import { qqTxt } from './formats/qq-txt.ts';
import { signalTxt } from './formats/signal-txt.ts';
import { telegramHtml } from './formats/telegram-html.ts';
import { telegramJson } from './formats/telegram-json.ts';
import { wangwangTxt } from './formats/wangwang-txt.ts';
import { wechatShareTxt } from './formats/wechat-share-txt.ts';
import { whatsappTxt } from './formats/whatsapp-txt.ts';

/** Every format that Keptword reads. */
export const formats: readonly Format[] = [
  wangwangTxt,
  jdDongdongLog,
  jdDongdongImJson,
  jdSessionTable,
  jddcTsv,
  wechatShareTxt,
  qqTxt,
  whatsappTxt,
  lineTxt,
  kakaotalkCsv,
  kakaotalkTxt,
  signalTxt,
  telegramJson,
  telegramHtml,
  messengerJson,
  instagramJson,
  messengerE2eeJson,
  genericTable,
];

export interface Detected {
  readonly format: Format;
  /** 0 to 1. */
  readonly confidence: number;
}

const least = 0.4;

/**
 * Chooses the format by content; columns named by hand make it a table. `unsupported-format` where none
 * fits, with what a person can do.
 */
export function detect(sample: Sample, columns: Columns | undefined): Detected {
  if (columns?.text !== undefined) return { format: genericTable, confidence: 1 };
  const found = formats
    .map((format) => ({ format, confidence: format.sniff(sample) }))
    .reduce((best, each) => (each.confidence > best.confidence ? each : best));
  if (found.confidence >= least) return found;
  throw new AppError('unsupported-format', adviceFor(sample), { file: sample.name });
}

/** The format of a text inside of another file; null for anything that is no chat log of its own. */
export function detectText(sample: Sample): Format | null {
  const found = formats
    .filter((format) => format !== genericTable)
    .map((format) => ({ format, confidence: format.sniff(sample) }))
    .reduce((best, each) => (each.confidence > best.confidence ? each : best));
  return found.confidence >= least ? found.format : null;
}

function adviceFor({ text }: Sample): string {
  const start = text.trimStart();
  if (start === '') return 'The file is empty: there is nothing to import.';
  if (/^(?:\{|\[\s*[[{"\]])/u.test(start)) {
    return 'JSON exports are not read yet. Export as text or as a table where the program can.';
  }
  if (start.startsWith('<')) {
    return 'Web pages are not read yet. Export as text or as a table where the program can.';
  }
  return (
    'This is no chat log in a format that Keptword knows, or a table without message texts. ' +
    'If it is a table of messages, name its columns by hand.'
  );
}
