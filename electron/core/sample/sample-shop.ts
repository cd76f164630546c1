import type { Platform } from '../../../shared/model/message.ts';
import { wallClock } from './calendar.ts';
import type { SampleConversation } from './conversation.ts';
import { exportStory } from './exports.ts';
import type { SampleExport, SampleFormat } from './exports.ts';
import { seededRandom } from './random.ts';
import { people } from './resources.ts';
import type { Planted } from './resources.ts';
import { roleAnswers, senderOf } from './senders.ts';
import type { RoleAnswer } from './senders.ts';
import { tellStory } from './story.ts';

/** Three invented months of a lamp shop, ready to be imported like anybody's exports. */
export interface SampleShop {
  readonly shop: string;
  readonly zone: 'Asia/Shanghai';
  /** Names of the clerks, early shift first. */
  readonly agents: readonly string[];
  /** ISO 8601 with offset: the evening on which the tour takes place. */
  readonly now: string;
  readonly files: readonly SampleFile[];
  /** Roles that the formats cannot tell. */
  readonly answers: readonly RoleAnswer[];
  readonly plantedFacts: readonly PlantedFact[];
  /** Messages in the files, each counted once however many files hold it. */
  readonly messageCount: number;
}

export interface SampleFile {
  readonly name: string;
  readonly format: SampleFormat;
  readonly bytes: Uint8Array;
  /** What the file is, for a person. */
  readonly note: { readonly zh: string; readonly en: string };
}

/** Something put into the story on purpose, with what a reader may expect of it. */
export interface PlantedFact extends Planted {
  readonly platform: Platform;
  /** Title of the conversation: the buyer's name. */
  readonly conversation: string;
  /** Files that hold the message. */
  readonly files: readonly string[];
  readonly sender: string;
  /** China time, `YYYY-MM-DDTHH:MM:SS+08:00`; WeChat and Android WhatsApp keep only the minute. */
  readonly sentAt: string;
  /** Word for word as in the files, line ends as "\n". */
  readonly text: string;
}

/** Made wholly from `seed`: no disk, no clock, no chance; same seed, same bytes. */
export function makeSampleShop(seed = 20261031): SampleShop {
  const conversations = tellStory(seededRandom(seed));
  const exported = exportStory(conversations);
  const held = new Set(
    exported.flatMap((file) => file.conversations.flatMap(({ messages }) => messages)),
  );
  return {
    shop: people.store,
    zone: people.zone,
    agents: people.agents.map((agent) => agent.name),
    now: people.now,
    files: exported.map(({ name, format, bytes, note }) => ({ name, format, bytes, note })),
    answers: roleAnswers(conversations),
    plantedFacts: conversations.flatMap((conversation) => factsOf(conversation, exported)),
    messageCount: held.size,
  };
}

/** The first file of that format, for a test that needs just one. */
export function sampleFile(shop: SampleShop, format: SampleFormat): SampleFile {
  const file = shop.files.find((candidate) => candidate.format === format);
  if (file === undefined) throw new RangeError(`the sample has no ${format}`);
  return file;
}

function factsOf(
  conversation: SampleConversation,
  exported: readonly SampleExport[],
): PlantedFact[] {
  return conversation.messages.flatMap((message) => {
    if (message.planted === null) return [];
    const files = exported.filter((file) =>
      file.conversations.some(({ messages }) => messages.includes(message)),
    );
    return {
      ...message.planted,
      platform: conversation.platform,
      conversation: conversation.buyer,
      files: files.map((file) => file.name),
      sender: senderOf(conversation, message.by),
      sentAt: `${wallClock(message.at).replace(' ', 'T')}+08:00`,
      text: message.text,
    };
  });
}
