import { describe, expect, it } from 'vitest';
import type { SampleConversation } from '../../../electron/core/sample/conversation.ts';
import { seededRandom } from '../../../electron/core/sample/random.ts';
import { tellStory } from '../../../electron/core/sample/story.ts';
import { analyseDialogue } from '../../../shared/domain/detection/analyse-dialogue.ts';
import type { Analysis } from '../../../shared/model/analysis.ts';
import { listed } from './found.ts';

const hours = 3_600_000;
const conversations = tellStory(seededRandom(20261031));
const analyses = conversations.map((conversation) => ({
  conversation,
  analysis: analyse(conversation),
}));
const planted = analyses.flatMap(({ conversation, analysis }) =>
  conversation.messages.flatMap((message, i) =>
    message.planted === null ? [] : [{ i, fact: message.planted, analysis, text: message.text }],
  ),
);

function analyse({ buyer, messages }: SampleConversation): Analysis {
  return analyseDialogue({
    id: buyer,
    messages: messages.map(({ at, by, text }, i) => ({
      i,
      role: by === 'buyer' ? 'customer' : by === 'system' || by === 'bot' ? 'system' : 'agent',
      time: new Date(at + 8 * hours).toISOString().replace('Z', '+08:00'),
      text,
    })),
  });
}

/** What is said, without the figures and towns that the ordinary days draw by lot. */
const said = ({ messages }: SampleConversation, i: number, length = 40): string =>
  (messages[i]?.text ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\d+/g, '0')
    .replace(/[\u4e00-\u9fff]{2}市/g, '某市')
    .slice(0, length);

const sorted = (lines: Iterable<string>): string[] => [...new Set(lines)].toSorted();

describe('what detection finds in the sample shop', () => {
  it('holds every planted promise of the shop, with its due time', () => {
    const promised = planted.filter(({ fact }) => fact.kind === 'promise');
    expect(promised.length).toBeGreaterThan(25);
    for (const { i, fact, analysis, text } of promised) {
      const found = analysis.promises.find((promise) => promise.i === i);
      expect([text, found !== undefined]).toEqual([text, true]);
      expect([text, found?.due?.iso ?? null]).toEqual([text, fact.expected.promise?.due ?? null]);
    }
  });

  it('holds every planted dispute, contradiction and threat, and every way off the platform', () => {
    for (const { i, fact, analysis, text } of planted) {
      const shown = {
        dispute: analysis.disputes.some(({ messages }) => messages.includes(i)),
        contradiction: analysis.contradictions.some(({ a, b }) => a === i || b === i),
        'bad-review-threat': analysis.watch.some((one) => one.kind === 'threat' && one.i === i),
        'off-platform': analysis.watch.some((one) => one.kind === 'off-platform' && one.i === i),
        'repeated-complaint': analysis.watch.some(
          (one) => one.kind === 'repeated-asking' && one.i === i,
        ),
      };
      const isShown = fact.kind in shown ? shown[fact.kind as keyof typeof shown] : true;
      expect([text, isShown]).toEqual([text, true]);
    }
  });

  it('holds no other promise than those of the ordinary days', () => {
    const found = analyses.flatMap(({ conversation, analysis }) =>
      analysis.promises
        .filter(({ i }) => conversation.messages[i]?.planted === null)
        .map(({ i }) => said(conversation, i)),
    );
    expect(sorted(found)).toEqual(sorted(listed.promises));
  });

  it('holds no other dispute', () => {
    const found = analyses.flatMap(({ conversation, analysis }) =>
      analysis.disputes.map(
        ({ kind, messages }) =>
          `${conversation.buyer}: ${kind} ${messages
            .map((i) => said(conversation, i))
            .join(' / ')
            .slice(0, 60)}`,
      ),
    );
    expect(found.toSorted()).toEqual(listed.disputes.toSorted());
  });

  it('holds no other contradiction, nothing else to watch and no other risky word', () => {
    const contradictions = analyses.flatMap(({ conversation, analysis }) =>
      analysis.contradictions.map(
        ({ slot, a, b }) =>
          `${conversation.buyer}: ${slot} ${said(conversation, a, 24)} / ${said(conversation, b, 24)}`,
      ),
    );
    const watch = analyses.flatMap(({ conversation, analysis }) =>
      analysis.watch.map(
        ({ reason, i }) => `${conversation.buyer}: ${reason.code} ${said(conversation, i)}`,
      ),
    );
    const risks = analyses.flatMap(({ conversation, analysis }) =>
      analysis.risks.map(({ risk, words, i }) => `${risk} ${words}: ${said(conversation, i)}`),
    );
    expect(contradictions.toSorted()).toEqual(listed.contradictions.toSorted());
    expect(watch.toSorted()).toEqual(listed.watch.toSorted());
    expect(sorted(risks)).toEqual(sorted(listed.risks));
  });
});
