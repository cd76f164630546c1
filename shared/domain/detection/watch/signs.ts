import links from '../../../../resources/lexicons/links.json' with { type: 'json' };
import lexicon from '../../../../resources/lexicons/watch.json' with { type: 'json' };
import type { FoundWatch, WatchKind } from '../../../model/analysis.ts';
import type { WatchCode } from '../../../model/findings.ts';
import { anyOf, anyOfMany, everyOf } from '../lexicon.ts';
import { contactsIn } from '../risks/contacts.ts';
import { linksIn, programsIn, type LinkJudgement } from '../risks/links.ts';
import { overlap, spansOf } from '../risks/spans.ts';
import type { Turn } from '../turns.ts';

type Threat = keyof typeof lexicon.threats;

const threats = (
  Object.entries(lexicon.threats) as [Threat, { score: number; patterns: string[] }][]
).map(([threat, { score, patterns }]) => ({
  code: `threat-${threat}` as WatchCode,
  score,
  pattern: anyOf(patterns),
}));
const anyThreat = anyOfMany(Object.values(lexicon.threats).flatMap(({ patterns }) => patterns));
const harmless = everyOf([...lexicon.deniedThreats, ...lexicon.notAThreat]);
const scored = (entries: readonly { score: number; patterns: string[] }[]) =>
  entries.map(({ score, patterns }) => ({ score, pattern: anyOf(patterns) }));
const impersonation = scored(lexicon.impersonation);
const secrets = scored(lexicon.secrets);
const notASecret = anyOf(lexicon.notASecret);
const lure = anyOf(links.lures);
const linkSigns: Readonly<
  Partial<Record<LinkJudgement, { code: WatchCode; score: number; lured: number }>>
> = {
  lookalike: { code: 'lookalike-link', score: 0.9, lured: 0.95 },
  short: { code: 'short-link', score: 0.6, lured: 0.8 },
  unknown: { code: 'unknown-link', score: 0.4, lured: 0.75 },
};
/** A strange address alone is no news. */
const REPORTED = 0.5;

/** What a single message gives away. */
export function signsIn(turn: Turn, platform: string | undefined): FoundWatch[] {
  const { role } = turn.message;
  if (role === 'system') return [];
  const found = [...phishing(turn), ...leads(turn, platform)];
  if (role === 'agent') return found;
  return [...found, ...impostor(turn), ...threat(turn)];
}

function finding(
  turn: Turn,
  kind: WatchKind,
  code: WatchCode,
  score: number,
  words: readonly string[],
): FoundWatch {
  const { i } = turn.message;
  return { kind, i, messages: [i], score, reason: { code, words: [...words] } };
}

function phishing(turn: Turn): FoundWatch[] {
  const { folded } = turn;
  const programs = programsIn(folded);
  if (programs.length > 0) return [finding(turn, 'phishing-link', 'dangerous-file', 0.9, programs)];
  for (const judgement of ['lookalike', 'short', 'unknown'] as const) {
    const bad = linksIn(folded, turn.shop?.trustedDomains).filter(
      (link) => link.judgement === judgement,
    );
    const sign = linkSigns[judgement];
    if (bad.length === 0 || sign === undefined) continue;
    const score = lure.test(folded) ? sign.lured : sign.score;
    if (score < REPORTED) continue;
    return [
      finding(
        turn,
        'phishing-link',
        sign.code,
        score,
        bad.map(({ host }) => host),
      ),
    ];
  }
  return asksForSecret(turn);
}

function asksForSecret(turn: Turn): FoundWatch[] {
  for (const { score, pattern } of secrets) {
    const match = pattern.exec(turn.text);
    if (match === null || notASecret.test(turn.text)) continue;
    return [finding(turn, 'impersonation', 'asks-for-secret', score, [match[0].trim()])];
  }
  return [];
}

/** A buyer's own number is given to be called back; only an agent's leads away. */
function leads(turn: Turn, platform: string | undefined): FoundWatch[] {
  const contacts = contactsIn(turn.text).filter(
    ({ channel }) =>
      channel !== platform &&
      !(channel === 'messenger' && platform === 'whatsapp') &&
      (turn.message.role === 'agent' || (channel !== 'number' && channel !== 'phone')),
  );
  const surest = contacts.toSorted((a, b) => b.score - a.score)[0];
  if (surest === undefined) return [];
  const code = surest.channel === 'payment' ? 'off-platform-payment' : 'off-platform-contact';
  const words = contacts.map(({ start, end }) => turn.message.text.slice(start, end).trim());
  return [finding(turn, 'off-platform', code, surest.score, [...new Set(words)])];
}

function impostor(turn: Turn): FoundWatch[] {
  for (const { score, pattern } of impersonation) {
    const match = pattern.exec(turn.text);
    if (match === null) continue;
    return [finding(turn, 'impersonation', 'poses-as-platform', score, [match[0].trim()])];
  }
  return [];
}

function threat(turn: Turn): FoundWatch[] {
  if (!anyThreat.test(turn.text)) return [];
  const denied = spansOf(turn.text, harmless);
  const found = threats.flatMap(({ code, score, pattern }) => {
    const match = pattern.exec(turn.text);
    if (match === null) return [];
    const span = { start: match.index, end: match.index + match[0].length };
    return denied.some((one) => overlap(one, span))
      ? []
      : [{ code, score, words: match[0].trim() }];
  });
  const gravest = found.toSorted((a, b) => b.score - a.score)[0];
  if (gravest === undefined) return [];
  const words = found.map((one) => one.words);
  return [finding(turn, 'threat', gravest.code, gravest.score, words)];
}
