import { AppError } from '../../../shared/contract/errors.ts';
import type { Preset } from '../../../shared/contract/import-mapping.ts';
import type { Format, Sample } from './format.ts';
import { genericHtml } from './formats/generic-html.ts';
import { genericJson } from './formats/generic-json.ts';
import { genericTable } from './formats/generic-table.ts';
import { genericText } from './formats/generic-text.ts';
import { chatLinesTxt } from './formats/chat-lines-txt.ts';
import { chatlab } from './formats/chatlab.ts';
import { chatlogCsv } from './formats/chatlog-csv.ts';
import { chatlogJson } from './formats/chatlog-json.ts';
import { chatlogKeeperHtml } from './formats/chatlog-keeper-html.ts';
import { chatlogKeeperJson } from './formats/chatlog-keeper-json.ts';
import { chatlogTxt } from './formats/chatlog-txt.ts';
import { echotraceHtml } from './formats/echotrace-html.ts';
import { memotraceCsv } from './formats/memotrace-csv.ts';
import { memotraceHtml } from './formats/memotrace-html.ts';
import { memotraceTxt } from './formats/memotrace-txt.ts';
import { pywxdumpCsv } from './formats/pywxdump-csv.ts';
import { qceHtml } from './formats/qce-html.ts';
import { qceJson } from './formats/qce-json.ts';
import { qceTxt } from './formats/qce-txt.ts';
import { qceXlsx } from './formats/qce-xlsx.ts';
import { weflowHtml } from './formats/weflow-html.ts';
import { weflowMd } from './formats/weflow-md.ts';
import { weflowSql } from './formats/weflow-sql.ts';
import { weflowXlsx } from './formats/weflow-xlsx.ts';
import { weflowJson } from './formats/weflow-json.ts';
import { wetraceJson } from './formats/wetrace-json.ts';
import { instagramJson } from './formats/instagram-json.ts';
import { jdDongdongImJson } from './formats/jd-dongdong-im-json.ts';
import { jdDongdongLog } from './formats/jd-dongdong-log.ts';
import { jdSessionTable } from './formats/jd-session-table.ts';
import { jddcTsv } from './formats/jddc-tsv.ts';
import { kakaotalkCsv } from './formats/kakaotalk-csv.ts';
import { kakaotalkTxt } from './formats/kakaotalk-txt.ts';
import { lineOaCsv } from './formats/line-oa-csv.ts';
import { lineTxt } from './formats/line-txt.ts';
import { messengerE2eeJson } from './formats/messenger-e2ee-json.ts';
import { messengerJson } from './formats/messenger-json.ts';
import { qianniuCellChats } from './formats/qianniu-cell-chats.ts';
import { qianniuClipboard } from './formats/qianniu-clipboard.ts';
import { qianniuJson } from './formats/qianniu-json.ts';
import { qianniuSessionCsv } from './formats/qianniu-session-csv.ts';
import { qianniuSessionDump } from './formats/qianniu-session-dump.ts';
import { qianniuSheets } from './formats/qianniu-sheets.ts';
import { qianniuWebCopy } from './formats/qianniu-web-copy.ts';
import { qqClipboard } from './formats/qq-clipboard.ts';
import { qqMht } from './formats/qq-mht.ts';
import { qqTxt } from './formats/qq-txt.ts';
import { signalHtml } from './formats/signal-html.ts';
import { signalTxt } from './formats/signal-txt.ts';
import { telegramCopy } from './formats/telegram-copy.ts';
import { telegramHtml } from './formats/telegram-html.ts';
import { telegramJson } from './formats/telegram-json.ts';
import { wangwangTxt } from './formats/wangwang-txt.ts';
import { wechatPcCopy } from './formats/wechat-pc-copy.ts';
import { wechatShareHtml } from './formats/wechat-share-html.ts';
import { wechatShareTxt } from './formats/wechat-share-txt.ts';
import { wechatexporterTxt } from './formats/wechatexporter-txt.ts';
import { wechatexporterHtml } from './formats/wechatexporter-html.ts';
import { whatsappExporterHtml } from './formats/whatsapp-exporter-html.ts';
import { whatsappExporterJson } from './formats/whatsapp-exporter-json.ts';
import { whatsappTxt } from './formats/whatsapp-txt.ts';
import { abcd } from './formats/abcd.ts';
import { chatwoot } from './formats/chatwoot.ts';
import { crisp } from './formats/crisp.ts';
import { discordCsv } from './formats/discord-csv.ts';
import { discordHtml } from './formats/discord-html.ts';
import { discordJson } from './formats/discord-json.ts';
import { discordTxt } from './formats/discord-txt.ts';
import { freshchat } from './formats/freshchat.ts';
import { freshdesk } from './formats/freshdesk.ts';
import { gorgias } from './formats/gorgias.ts';
import { gorgiasJson } from './formats/gorgias-json.ts';
import { groove } from './formats/groove.ts';
import { helpscout } from './formats/helpscout.ts';
import { intercom } from './formats/intercom.ts';
import { livechat } from './formats/livechat.ts';
import { mattermost } from './formats/mattermost.ts';
import { messengerHtml } from './formats/messenger-html.ts';
import { messengerPage } from './formats/messenger-page.ts';
import { slackExport } from './formats/slack-export.ts';
import { slackJson } from './formats/slack-json.ts';
import { slackdumpChunks } from './formats/slackdump-chunks.ts';
import { tidio } from './formats/tidio.ts';
import { twcs } from './formats/twcs.ts';
import { viberCopy } from './formats/viber-copy.ts';
import { vk } from './formats/vk.ts';
import { whmcs } from './formats/whmcs.ts';
import { zendeskChat } from './formats/zendesk-chat.ts';
import { zendeskSupport } from './formats/zendesk-support.ts';
import { jsonLinesOf } from './json/glimpse.ts';
import { flawOf } from './json/records.ts';
import type { ReadOptions } from './mapping.ts';
import { isProgramLog } from './text/program-log.ts';

/** Formats by what their files are, each kind with what every file of it has. */
const kinds: readonly Kind[] = [
  {
    mayBe: () => true,
    formats: [
      wangwangTxt,
      qianniuClipboard,
      qianniuWebCopy,
      qianniuSheets,
      qianniuCellChats,
      qianniuSessionCsv,
      qianniuSessionDump,
      jdDongdongLog,
      jdSessionTable,
      jddcTsv,
      wechatPcCopy,
      wechatShareTxt,
      qqClipboard,
      qqMht,
      qqTxt,
      wechatexporterTxt,
      whatsappTxt,
      lineTxt,
      lineOaCsv,
      kakaotalkCsv,
      kakaotalkTxt,
      signalTxt,
      telegramCopy,
      viberCopy,
      chatlogCsv,
      chatlogTxt,
      memotraceCsv,
      memotraceTxt,
      pywxdumpCsv,
      qceHtml,
      qceTxt,
      qceXlsx,
      weflowMd,
      weflowHtml,
      weflowXlsx,
      weflowSql,
      chatLinesTxt,
      gorgias,
      tidio,
      twcs,
      discordCsv,
      discordTxt,
    ],
  },
  {
    // A document, or one on each line.
    mayBe: ({ json, text }) => json !== undefined || text.includes('{'),
    formats: [
      qianniuJson,
      jdDongdongImJson,
      telegramJson,
      messengerJson,
      instagramJson,
      messengerE2eeJson,
      whatsappExporterJson,
      chatlab,
      chatlogJson,
      chatlogKeeperJson,
      qceJson,
      weflowJson,
      wetraceJson,
      zendeskChat,
      zendeskSupport,
      intercom,
      livechat,
      freshdesk,
      freshchat,
      helpscout,
      crisp,
      chatwoot,
      gorgiasJson,
      groove,
      whmcs,
      abcd,
      discordJson,
      slackExport,
      slackJson,
      slackdumpChunks,
      mattermost,
    ],
  },
  {
    // Web pages.
    mayBe: ({ text }) => text.includes('<'),
    formats: [
      wechatShareHtml,
      wechatexporterHtml,
      whatsappExporterHtml,
      memotraceHtml,
      echotraceHtml,
      chatlogKeeperHtml,
      signalHtml,
      telegramHtml,
      vk,
      discordHtml,
      messengerHtml,
      messengerPage,
    ],
  },
  {
    mayBe: () => true,
    formats: [genericTable, genericJson, genericHtml, genericText],
  },
];

interface Kind {
  /** False of a sample that none of its formats can be. */
  mayBe(sample: Sample): boolean;
  readonly formats: readonly Format[];
}

/** Every format that Keptword reads. */
export const formats: readonly Format[] = kinds.flatMap((kind) => kind.formats);

/** Those that a sample can be of, in the order of all. */
export function formatsFor(sample: Sample): readonly Format[] {
  return kinds.flatMap((kind) => (kind.mayBe(sample) ? kind.formats : []));
}

export interface Detected {
  readonly format: Format;
  /** 0 to 1. */
  readonly confidence: number;
  /** The preset that was found to fit; null where none was needed. */
  readonly preset: Preset | null;
}

const least = 0.4;
const none = { format: genericText, confidence: 0 };

/**
 * Chooses the format by content; columns or a line pattern given by hand make it a table or a text of
 * such lines. Else a preset for the same header goes before what is only guessed. `unsupported-format`
 * where none fits, with what a person can do, and in `lines` what to do it on.
 */
export function detect(sample: Sample, options: ReadOptions): Detected {
  const { columns, linePattern, presets = [] } = options;
  const byHand = { confidence: 1, preset: null };
  if (linePattern !== undefined) return { format: genericText, ...byHand };
  if (columns?.text !== undefined) return { format: tableFormatOf(sample), ...byHand };
  const found = isProgramLog(sample.lines) ? none : mostLike(sample, formatsFor(sample));
  if (found.confidence >= least && !generic.has(found.format)) return { ...found, preset: null };
  const preset = presetFor(sample, presets);
  if (preset) return { format: tableFormatOf(sample), confidence: 1, preset };
  if (found.confidence >= least) return { ...found, preset: null };
  const flaw = flawIn(sample);
  if (flaw) throw flaw;
  const lines = firstLines(sample);
  throw new AppError('unsupported-format', adviceFor(sample), { file: sample.name, lines });
}

/**
 * Of several that are as likely, the first. Files of one kind come together, so that the format found
 * last is asked first: those that cannot be more likely need not be asked.
 */
function mostLike(sample: Sample, among: readonly Format[]): Omit<Detected, 'preset'> {
  let best = { format: among[0]!, confidence: 0 };
  let bestAt = among.length;
  const ask = (at: number): void => {
    const format = among[at]!;
    const atMost = mostOf(format, sample);
    if (atMost < best.confidence || (atMost === best.confidence && at > bestAt)) return;
    const confidence = format.sniff(sample);
    if (confidence < best.confidence || (confidence === best.confidence && at > bestAt)) return;
    best = { format, confidence };
    bestAt = at;
  };
  const likely = lastFound === null ? -1 : among.indexOf(lastFound);
  if (likely >= 0) ask(likely);
  for (const at of among.keys()) if (at !== likely) ask(at);
  lastFound = best.format;
  return best;
}

let lastFound: Format | null = null;

/** How likely a sample can be of a format, before it is asked. */
export function mostOf({ atMost = 1 }: Format, sample: Sample): number {
  return typeof atMost === 'number' ? atMost : atMost(sample);
}

/** Formats that map what they find by its names. */
const generic: ReadonlySet<Format> = new Set([genericTable, genericJson, genericHtml]);

/** The preset that was made for a table with just these headers, or for records with these keys. */
function presetFor(sample: Sample, presets: readonly Preset[]): Preset | null {
  const made = presets.filter(({ headers }) => headers.length > 0);
  if (made.length === 0) return null;
  const format = tableFormatOf(sample);
  const fits = ({ headers, columns = {}, delimiter }: Preset): boolean => {
    const options = { zone: 'UTC', agents: [], columns, ...(delimiter && { delimiter }) };
    const found = format.table?.(sample, options).headers ?? [];
    if (format !== genericJson) return JSON.stringify(found) === JSON.stringify(headers);
    return Object.values(columns).every((column) => found.includes(column));
  };
  return made.find(fits) ?? null;
}

/** What begins like JSON and is none should say so, and where. */
function flawIn({ text, lines }: Sample): AppError | null {
  if (!/^\s*[[{]\s*["{]/.test(text) || jsonLinesOf(lines, 1).length > 0) return null;
  const isWhole = Buffer.byteLength(text) < longestSample - longestCharacter;
  return flawOf(text, isWhole);
}

/** Bytes of a file that a sample holds at most. */
const longestSample = 65_536;
const longestCharacter = 4;

/** For marking by hand what is what. */
function firstLines({ lines, workbook }: Sample): string {
  const rows = workbook?.[0]?.rows.map((row) => row.join(' | ')) ?? lines;
  return rows
    .slice(0, 20)
    .map((line) => line.slice(0, 200))
    .join('\n');
}

/** What a person named columns of: elements of JSON, a table of a page, or any other table. */
function tableFormatOf(sample: Sample): Format {
  const { text, json, lines } = sample;
  if (json !== undefined || jsonLinesOf(lines, 1).length > 0) return genericJson;
  return /^\s*(?:<!--|<)/.test(text) && /<table[\s>]/i.test(text) ? genericHtml : genericTable;
}

/** The format of a text inside of another file; null for anything that is no chat log of its own. */
export function detectText(sample: Sample): Format | null {
  const among = formatsFor(sample);
  const found = mostLike(
    sample,
    among.filter((format) => format !== genericTable && format !== genericHtml),
  );
  return found.confidence >= least ? found.format : null;
}

function adviceFor({ text, workbook }: Sample): string {
  if (text.trimStart() === '' && workbook === null)
    return 'The file is empty: there is nothing to import.';
  return (
    'This is no chat log in a format that Keptword knows, or a table without message texts. ' +
    'If it is a table of messages, name its columns by hand; for a text, give a line pattern such as ' +
    '“{time} {sender}: {text}”.'
  );
}
