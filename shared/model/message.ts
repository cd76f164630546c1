import { z } from 'zod';
import { channels, platforms } from './platforms.ts';

export const platformSchema = z.enum(platforms);
export type Platform = z.infer<typeof platformSchema>;

export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

/** Which side an account speaks for. `unknown` until the format or a person has said so. */
export const roles = ['customer', 'agent', 'bot', 'system', 'unknown'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** What a message is, as far as the export tells. */
export const messageKinds = [
  'text',
  'image',
  'voice',
  'video',
  'file',
  'sticker',
  'card',
  'call',
  'recall',
  'event',
] as const;
export const messageKindSchema = z.enum(messageKinds);
export type MessageKind = z.infer<typeof messageKindSchema>;

/** Ids travel as decimal strings, so that no client ever rounds one. */
export const idSchema = z.string().regex(/^[1-9][0-9]{0,18}$/);

/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. May be negative. */
export const instantSchema = z.int();

/** One message as every host shows it. `text` is exactly what the export held. */
export const messageSchema = z.strictObject({
  messageId: idSchema,
  conversationId: idSchema,
  /** UTC ms, or null where the source gives no time. */
  sentAt: instantSchema.nullable(),
  /** Local time as written, `YYYY-MM-DDTHH:MM[:SS]`. */
  wallClock: z.string().nullable(),
  /** IANA zone that was assumed or given for `wallClock`. */
  zone: z.string().nullable(),
  sender: z.string(),
  role: roleSchema,
  kind: messageKindSchema,
  isSystem: z.boolean(),
  /** A private note among staff; never leaves the shop by default. */
  internal: z.boolean(),
  edited: z.boolean(),
  text: z.string(),
  /** What it answers, where the export tells; the id is null where that message is not here. */
  replyTo: z
    .strictObject({ messageId: idSchema.nullable(), sender: z.string(), excerpt: z.string() })
    .nullable(),
  /** The file in which it was first seen: where it changes, another export goes on. */
  sourceFileId: idSchema,
  /** Names of the files that the message carried, present or not; digest and size only of kept ones. */
  attachments: z.array(
    z.strictObject({
      name: z.string(),
      digest: z.string().nullable(),
      mime: z.string(),
      bytes: z.int().nullable(),
    }),
  ),
});
export type Message = z.infer<typeof messageSchema>;
