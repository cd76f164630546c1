import {
  gapText,
  hiddenText,
  isPicture,
  plainText,
  reasonText,
  roleText,
  senderText,
  spanText,
} from '../../../../shared/domain/evidence/documents/words.ts';
import { both } from '../../../../shared/domain/evidence/documents/html.ts';
import type { EvidenceDocument, Row, ShownRow } from '../../../../shared/domain/evidence/format.ts';

/** One thing after another as pages show it; pages break between blocks, and inside long ones. */
export interface Block {
  readonly tone: 'agent' | 'customer' | 'other' | 'hidden' | 'gap' | 'title';
  readonly isPicked: boolean;
  /** Exhibit that it shows. */
  readonly exhibit: string | null;
  readonly head: string;
  readonly text: string;
  /** Pictures by their file name in data/attachments/. */
  readonly pictures: readonly string[];
}

/** The transcript's content for pages, in its order. */
export function blocksOf(document: EvidenceDocument, rows: readonly Row[]): Block[] {
  const picked = new Set(
    document.exhibits.flatMap((one) => (one.kind === 'message' && one.picked ? [one.msg] : [])),
  );
  return document.scope.flatMap((scope) => {
    const gaps = document.gaps
      .filter(({ conversation }) => conversation === scope.conversation)
      .map((gap): Block => {
        const words = `${both('gap')}: ${spanText(gap, document, '…')} (${gapText(gap.why)})`;
        return { ...plain, tone: 'gap', head: '', text: words };
      });
    const title: Block = { ...plain, tone: 'title', head: '', text: scope.title };
    const shown = rows
      .slice(scope.first_seq - 1, scope.last_seq)
      .map((row) => blockOf(row, picked));
    return [title, ...shown, ...gaps];
  });
}

const plain = { isPicked: false, exhibit: null, pictures: [] } as const;

/** A page has little room: the time as it was on the clock there; the transcript has the rest. */
function shortTime({ meta }: ShownRow): string {
  const local = meta.wall ?? meta.ts_raw;
  return local === '' ? both('noTime') : local.replace('T', ' ');
}

function blockOf(row: Row, picked: ReadonlySet<string>): Block {
  if (row.state === 'withheld') {
    const text = `${both('withheldRow')}: ${reasonText(row.reason)}`;
    return { ...plain, tone: 'hidden', head: `#${row.seq}`, text };
  }
  const { meta } = row;
  const isPicked = picked.has(meta.uid);
  const marks = [
    ...(isPicked ? [both('picked')] : []),
    ...(meta.edited ? [both('edited')] : []),
    ...(meta.kind === 'recall' ? [both('recalled')] : []),
  ];
  const files = row.attachments.map((file) => {
    if (file.state === 'withheld') return `[${both('withheldAttachment')}]`;
    if (file.state === 'absent') return `[${both('absentAttachment')}: ${file.name}]`;
    const name = file.state === 'included' ? file.name : hiddenText(file.reason);
    return `[${both('attachment')}: ${name} (${file.file})]`;
  });
  return {
    tone: meta.role === 'agent' || meta.role === 'customer' ? meta.role : 'other',
    isPicked,
    exhibit: row.ex,
    head: [row.ex, senderText(row), roleText(meta.role), shortTime(row), ...marks].join(' · '),
    text: [plainText(row), ...files].filter((line) => line !== '').join('\n'),
    pictures: row.attachments.flatMap((file) =>
      (file.state === 'included' || file.state === 'redacted') && isPicture(file.file)
        ? [file.file]
        : [],
    ),
  };
}
