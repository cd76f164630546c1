import type { Role } from '../../../../shared/model/message.ts';
import type { Format, Sample } from '../format.ts';
import { asEvent, conversationOf, messageDrafts, readDrafts, type Draft } from '../json/drafts.ts';
import { sampledRecords } from '../json/pages.ts';
import { firstText } from '../json/people.ts';
import { hasKeys, isObject, listOf, objectOf, textOf } from '../json/shape.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * ABCD (Action-Based Conversations Dataset), research talks of a shop's service: turns with a side and
 * no time. What agents clicked stands among them as `action`. https://github.com/asappresearch/abcd
 */
export const abcd: Format = {
  id: 'abcd',
  version: 1,
  platform: 'other',
  beta: false,
  sniff: (sample: Sample) => (sampledRecords(sample, lists).some(isTalk) ? 0.95 : 0),
  parse(input) {
    const clock = zoneClock(input.options.zone);
    return readDrafts(input, lists, ({ value }) => talkDrafts(value, clock));
  },
};

const lists = ['train', 'dev', 'test'];

interface Turn {
  readonly side: string;
  readonly text: string;
}

function isTalk(value: unknown): boolean {
  return hasKeys(value, 'convo_id') && turnsOf(value).length > 0;
}

/** As it was said, else with the names taken out. */
function turnsOf(value: unknown): Turn[] {
  const { original, delexed } = objectOf(value);
  const turns = listOf(original).length > 0 ? original : delexed;
  return listOf(turns).flatMap((turn) => {
    if (Array.isArray(turn)) return [{ side: textOf(turn[0]), text: textOf(turn[1]) }];
    return isObject(turn) ? [{ side: textOf(turn['speaker']), text: textOf(turn['text']) }] : [];
  });
}

function talkDrafts(value: unknown, clock: ZoneClock): Draft[] | null {
  if (!isTalk(value)) return null;
  const key = textOf(objectOf(value)['convo_id']);
  const { personal } = objectOf(objectOf(value)['scenario']);
  const title = firstText(objectOf(personal), 'customer_name') || key;
  return [
    conversationOf({ key, title, platform: 'other' }),
    ...turnsOf(value).flatMap(({ side, text }) => {
      // One word stands for another person in each talk.
      const by = { sender: side, handle: `${key}:${side}`, role: roles[side] ?? 'unknown' };
      const more = side === 'action' ? asEvent : {};
      return messageDrafts({ conversation: key, by, at: null, text, ...more }, clock);
    }),
  ];
}

const roles: Readonly<Record<string, Role>> = {
  agent: 'agent',
  customer: 'customer',
  action: 'system',
};
