import { analysisStep } from '../../electron/core/analysis/step.ts';
import { indexStep } from '../../electron/core/search/index-step.ts';
import { makeArchive, type FixtureMessage } from '../core/archive-fixture.ts';
import { milliseconds, report } from './measure.ts';
import { searchMessages } from './search-corpus.ts';

/**
 * The draft of a shift with 5,000 messages and the live view of it, as multiples of one search in the
 * same archive.
 */
export async function benchHandover(messages: number): Promise<void> {
  const archive = makeArchive(searchMessages(messages - shiftMessages));
  try {
    const lastAt = newest(messages - shiftMessages);
    // What is older than a week is counted, not listed: the drawn talk before has no ends of its own.
    const from = lastAt + 10 * 24 * hour;
    const to = from + 8 * hour;
    archive.add(shiftTalk(from));
    for await (const _ of analysisStep(archive.core));
    for await (const _ of indexStep(archive.core, undefined));
    report('archive', `${messages} messages, analysed and indexed`);
    const { handovers, search } = archive.client;
    const searched = await median(() => search.search({ query: '琉璃', limit: 50 }));
    report('one search', milliseconds(searched));
    const people = { outgoing: '小红', incoming: '小蓝' };
    // The note before, as it stands: who would write what its lines need?
    await archive.client.settings.set({ handoverPublishAfterMinutes: 0 });
    await handovers.draft({ from: from - 24 * hour, to: from, ...people });
    await handovers.publishDue();
    const tell = (name: string, time: number): void => {
      report(name, milliseconds(time), `${(time / searched).toFixed(1)} searches`);
    };
    const note = await handovers.draft({ from, to, ...people });
    report('its lines', String(note.sections.reduce((sum, { items }) => sum + items.length, 0)));
    tell('draft of the shift', await median(() => handovers.draft({ from, to, ...people })));
    tell('live view of the shift', await median(() => handovers.live({ at: to - hour })));
  } finally {
    await archive.close();
  }
}

const shiftMessages = 5_000;
const hour = 3_600_000;

/** `searchMessages` ends there. */
function newest(count: number): number {
  return Date.UTC(2024, 8, 1) + count * 63_000;
}

/** Ten messages a buyer, five hundred buyers; every tenth leaves something open. */
function* shiftTalk(from: number): Generator<FixtureMessage> {
  const buyers = shiftMessages / plain.length;
  for (let buyer = 0; buyer < buyers; buyer += 1) {
    const talk = buyer % 10 === 0 ? late : plain;
    for (const [at, [role, text]] of talk.entries()) {
      yield {
        conversation: `买家${buyer}`,
        sender: role === 'agent' ? `客服${1 + (buyer % 12)}号` : `买家${buyer}`,
        role,
        text,
        sentAt: from + Math.floor((buyer / buyers) * 7 * hour) + at * 40_000,
        shop: '守灯旗舰店',
      };
    }
  }
}

type Talk = readonly (readonly ['customer' | 'agent', string])[];

const plain: Talk = [
  ['customer', '在吗'],
  ['agent', '在的亲，请问看中哪一款了'],
  ['customer', '客厅二十平用哪款吊灯'],
  ['agent', '客厅二十平建议直径六十厘米以上的'],
  ['customer', '色温多少'],
  ['agent', '三色可调，遥控器切换'],
  ['customer', '好的我自己看看'],
  ['agent', '好的亲'],
  ['customer', '谢谢'],
  ['agent', '祝您生活愉快'],
];

const late: Talk = [
  ['customer', '在吗，我的吊灯还没发货吗'],
  ['agent', '在的亲，我帮您查一下'],
  ['customer', '都三天了，怎么这么慢'],
  ['agent', '非常抱歉，今晚八点前给您发货，单号发您'],
  ['customer', '再不发我就投诉了'],
  ['agent', '您放心，我已经催仓库了'],
  ['customer', '地址能改一下吗，改到公司'],
  ['agent', '可以的，您把新地址发我'],
  ['customer', '海宴市渔湾区灯塔路55号'],
  ['customer', '能在周末前到吗'],
];

async function median(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 7; turn += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[3] ?? 0;
}
