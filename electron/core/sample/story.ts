import type { Platform } from '../../../shared/model/message.ts';
import { instantOf, wallClock } from './calendar.ts';
import type { SampleConversation, SampleMessage } from './conversation.ts';
import { kindOf } from './conversation.ts';
import { journey } from './journeys.ts';
import type { Random } from './random.ts';
import { people, stories } from './resources.ts';
import type { Story } from './resources.ts';

/** Everything that was said in the three months: the planted stories and the ordinary days round them. */
export function tellStory(random: Random): SampleConversation[] {
  const threads = new Map<string, Thread>();
  for (const story of stories) {
    const thread = threadOf(threads, story.platform, story.buyer, story.uin ?? null);
    thread.messages.push(...toldMessages(story));
  }
  const used = new Map<string, number>();
  for (const buyer of people.buyers) {
    const thread = threadOf(threads, buyer.platform, buyer.nick, buyer.uin ?? null);
    const planted = thread.messages.map((message) => message.at);
    thread.messages.push(...journey(buyer, planted, used, random));
  }
  return [...threads.values()].map((thread) => ({
    ...thread,
    messages: thread.messages.toSorted((one, other) => one.at - other.at).map(withPicture(thread)),
  }));
}

interface Thread {
  readonly platform: Platform;
  readonly buyer: string;
  readonly uin: string | null;
  readonly messages: SampleMessage[];
}

function threadOf(
  threads: Map<string, Thread>,
  platform: Platform,
  buyer: string,
  uin: string | null,
): Thread {
  const key = `${platform}\n${buyer}`;
  const thread = threads.get(key) ?? { platform, buyer, uin, messages: [] };
  threads.set(key, thread);
  return thread;
}

/** The order goes with every message from the one that first names it. */
function toldMessages(story: Story): SampleMessage[] {
  const order = story.order ?? null;
  let hasOrder = !story.messages.some(([, , text]) => order !== null && text.includes(order));
  return story.messages.map(([time, who, text, planted]) => {
    hasOrder ||= order !== null && text.includes(order);
    const by = who === 'b' ? 'buyer' : who === 'sys' ? 'system' : who;
    return {
      at: instantOf(time),
      by,
      text,
      kind: kindOf(text, by),
      order: hasOrder ? order : null,
      attachment: null,
      planted: planted ?? null,
    };
  });
}

/** Platforms write a picture in words of their own; only these two name the file. */
function withPicture(thread: Thread): (message: SampleMessage, index: number) => SampleMessage {
  return (message, index) => {
    if (message.kind !== 'image') return message;
    const stamp = wallClock(message.at).replaceAll(/[ :]/g, '-');
    if (thread.platform === 'wechat') {
      const attachment = `${stamp.replaceAll('-', '')}5550.jpg`;
      return { ...message, attachment, text: `[图片: ${attachment}(请在附件中查看)]` };
    }
    if (thread.platform === 'whatsapp') {
      const attachment = `${String(index + 1).padStart(8, '0')}-PHOTO-${stamp}.png`;
      return { ...message, attachment, text: `<attached: ${attachment}>` };
    }
    return message;
  };
}
