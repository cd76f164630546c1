import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, lengthOf } from '../../../shared/domain/handovers/excerpt.ts';
import type { FactMessage, HandoverFacts } from '../../../shared/domain/handovers/facts.ts';
import { speakerOf, type Line } from '../../../shared/domain/handovers/line.ts';
import { linesOf } from '../../../shared/domain/handovers/lines.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';

describe('an excerpt', () => {
  it('keeps a short text as it is, on one line', () => {
    expect(excerpt('今晚  发货\n谢谢', 20)).toBe('今晚 发货 谢谢');
  });

  it('cuts between clauses, around the words that matter', () => {
    const text = '亲，感谢您的耐心等待，我们查过了，今晚八点前给您发货，单号稍后发您，请放心。';
    expect(excerpt(text, 20, '今晚八点前')).toBe('…今晚八点前给您发货，单号稍后发您，…');
    expect(excerpt(text, 14)).toBe('亲，感谢您的耐心等待，…');
  });

  it('never halves a number, a word or an amount', () => {
    expect(excerpt('一共是补偿给您的现金红包金额128.50元整请查收', 16)).toBe(
      '一共是补偿给您的现金红包金额…',
    );
    expect(excerpt('the parcel number is SF1234567890123 please', 26)).toBe(
      'the parcel number is…',
    );
  });

  it('is never longer than its limit, and what it shows stands in the text', () => {
    fc.assert(
      fc.property(
        chatText(),
        fc.integer({ min: 0, max: 80 }),
        fc.string(),
        (text, limit, focus) => {
          const shown = excerpt(text, limit, focus);
          expect(lengthOf(shown)).toBeLessThanOrEqual(limit);
          const inside = shown.replace(/^…/u, '').replace(/…$/u, '');
          expect(text.replaceAll(/\s+/gu, ' ')).toContain(inside);
          for (const number of numbersIn(inside)) expect(numbersIn(text)).toContain(number);
        },
      ),
    );
  });
});

describe('the lines of a draft', () => {
  it('name a sub-account without its shop, digits and all', () => {
    expect(speakerOf('0:0')).toBe('0');
    expect(speakerOf('店铺：007')).toBe('007');
  });

  it('keep to 60 and 140 characters, and every number and name in them stands in their sources', () => {
    fc.assert(
      fc.property(facts(), fc.constantFrom('zh-CN' as const, 'en' as const), (made, language) => {
        const said = messagesOf(made);
        for (const line of linesOf(made, handoverNoteTexts[language], 'Asia/Shanghai')) {
          expect(lengthOf(line.headline)).toBeLessThanOrEqual(60);
          expect(lengthOf(line.situation)).toBeLessThanOrEqual(140);
          expect(line.evidence.length).toBeGreaterThan(0);
          const sources = sourcesOf(line, said);
          for (const number of numbersIn(`${line.headline} ${line.situation}`)) {
            expect(numbersIn(sources)).toContain(number);
          }
          for (const word of saidIn(line)) expect(sources).toContain(word);
        }
      }),
    );
  });

  it('are one a source', () => {
    fc.assert(
      fc.property(facts(), (made) => {
        const keys = linesOf(made, handoverNoteTexts['zh-CN'], 'Asia/Shanghai').map(
          ({ source_ref }) => `${source_ref.kind} ${source_ref.id}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

/** Runs of digits, with what glues them to one number. */
function numbersIn(text: string): string[] {
  return text.match(/\d+(?:[.:/-]\d+)*/gu) ?? [];
}

/** What stands in quotation marks, without the marks of a cut. */
function saidIn({ headline, situation }: Line): string[] {
  const quoted = `${headline} ${situation}`.matchAll(/[「“]([^「」“”]*)[」”]/gu);
  const labels = Object.values(handoverNoteTexts).map(({ withoutWords }) => withoutWords);
  return [...quoted]
    .map(([, words = '']) => words.replace(/^…/u, '').replace(/…$/u, ''))
    .filter((words) => !labels.includes(words));
}

function sourcesOf(line: Line, said: ReadonlyMap<string, FactMessage>): string {
  const messages = line.evidence.map((id) => said.get(id));
  // A sub-account is named without its shop: 店铺:007 is 007, a number of its own.
  const namesOf = (sender: string): string[] => [sender, sender.split(/[:：]/u).at(-1) ?? ''];
  const texts = messages.flatMap((one) => (one ? [...namesOf(one.sender), one.text] : []));
  return [line.place.customer, ...texts].join('\n').replaceAll(/\s+/gu, ' ');
}

function messagesOf(made: HandoverFacts): Map<string, FactMessage> {
  const all = [
    ...made.promises.flatMap(({ before, message, after }) => [before, message, after]),
    ...made.disputes.flatMap(({ messages, answer }) => [...messages, answer]),
    ...made.waiting.flatMap(({ tail }) => tail),
    ...made.memos.flatMap(({ messages }) => messages),
    ...made.contradictions.flatMap(({ first, last }) => [first, last]),
  ].filter((one) => one !== null);
  return new Map(all.map((one) => [one.messageId, one]));
}

/** Chat as it is: clauses with numbers, amounts, times, emoji; no quotation marks, to find ours again. */
function chatText(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(
      '好的',
      '，',
      '。',
      '？',
      '退款',
      '元',
      '号',
      ' ',
      '\n',
      '😊',
      '明天',
      'ok',
      '改地址',
    ),
    fc.integer({ min: 0, max: 9_999_999 }).map(String),
    fc.double({ min: 0, max: 999, noNaN: true }).map((amount) => amount.toFixed(2)),
    fc.constantFrom('SF1024768899', '9月20日', '18:30', '３倍', '二十五块', 'can you 12 please'),
  );
  return fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
}

function facts(): fc.Arbitrary<HandoverFacts> {
  const name = fc.oneof(
    fc.constantFrom('李四', '王**', 'tb_user_20260918', '一位名字特别特别特别特别长的买家朋友'),
    fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 })
      .map((text) => text.replaceAll(/["“”「」]/gu, '')),
  );
  const body = fc.record({
    sentAt: fc.option(fc.integer({ min: 1, max: 2_000_000_000_000 })),
    sender: name,
    role: fc.constantFrom('customer' as const, 'agent' as const),
    text: chatText(),
  });
  return fc
    .record({
      customer: name,
      bodies: fc.array(body, { minLength: 9, maxLength: 9 }),
      count: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ customer, bodies, count }) => {
      const m = bodies.map((one, index) => ({ ...one, messageId: String(index + 1) }));
      const place = { conversationId: '7', customer, shop: null, orderNo: null };
      const numbered = Array.from({ length: count }, (_, index) => String(index + 1));
      return {
        snapshotMessageId: '9',
        promises: numbered.map((promiseId) => ({
          ...place,
          promiseId,
          proposed: true,
          kind: 'ship',
          what: m[1]!.text,
          duePhrase: '明天',
          dueAt: null,
          amountCents: null,
          owner: null,
          message: m[1]!,
          before: m[0]!,
          after: m[2]!,
          thread: m.slice(1, 3),
        })),
        disputes: numbered.map((disputeId) => ({
          ...place,
          disputeId,
          stage: 'accept',
          kind: 'lost',
          severity: 2,
          amountCents: null,
          deadlineAt: null,
          owner: null,
          nextStep: null,
          openedAt: null,
          messages: m.slice(3, 3 + count),
          answer: m[6]!,
        })),
        waiting: [
          {
            ...place,
            kind: 'customer_unanswered' as const,
            tail: [...m.slice(0, 8), { ...m[8]!, role: 'customer' as const }],
          },
        ],
        memos: [{ ...place, messages: m }],
        contradictions: [
          {
            ...place,
            contradictionId: '1',
            proposed: false,
            first: m[7]!,
            sheet: null,
            last: m[8]!,
          },
        ],
        answers: [],
        exceptions: [],
        tagged: [{ ...place, kind: 'feedback' as const, message: m[5]! }],
        watched: [{ ...place, findingId: '1', message: m[6]! }],
        gaps: [],
        leftOut: { promises: 0, disputes: 0, waiting: 0, likelyKept: 0 },
        coverage: [],
      };
    });
}
