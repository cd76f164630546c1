import { afterImport } from '../../../electron/core/imports/after-import.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

export const at = (time: string): number => Date.parse(`${time}+08:00`);

/** A question of a buyer and what an agent answered a minute later. */
export interface Exchange {
  readonly buyer: string;
  /** `2026-09-01T10:00:00`, Shanghai. */
  readonly time: string;
  readonly asked: string;
  readonly answer: string;
  readonly agent?: string;
  readonly conversation?: string;
}

/** An archive in which these exchanges took place, with all that follows an import done. */
export async function shopWhere(exchanges: readonly Exchange[]): Promise<FixtureArchive> {
  const archive = makeArchive(exchanges.flatMap(messagesOf));
  await settle(archive);
  return archive;
}

export async function settle({ core }: FixtureArchive): Promise<void> {
  for (const step of afterImport) for await (const _ of step.run(core, undefined));
}

export function messagesOf({
  buyer,
  time,
  asked,
  answer,
  agent = '小红',
  conversation = buyer,
}: Exchange): FixtureMessage[] {
  const place = { shop: '灯铺', conversation };
  return [
    { ...place, role: 'customer', sender: buyer, sentAt: at(time), text: asked },
    { ...place, role: 'agent', sender: agent, sentAt: at(time) + 60_000, text: answer },
  ];
}
