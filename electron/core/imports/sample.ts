import { importOptionsSchema, type ImportOptions } from '../../../shared/contract/imports.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import { makeSampleShop } from '../sample/sample-shop.ts';
import { memoryInput, type InputFile } from './inputs.ts';

export interface SampleImport {
  readonly inputs: InputFile[];
  readonly options: ImportOptions;
  /** The shop's people, and the last evening of its records as "now". */
  readonly settings: Pick<Settings, 'people' | 'person' | 'standingClockAt'>;
}

/** The built-in sample shop as files to import, with what its owner would answer. */
export function sampleImport(): SampleImport {
  const { files, shop, zone, answers, agents: people, now } = makeSampleShop();
  const agents = answers.filter(({ role }) => role === 'agent').map(({ handle }) => handle);
  return {
    inputs: files.map(({ name, bytes }) => memoryInput(name, Buffer.from(bytes))),
    options: importOptionsSchema.parse({ shop, zone, zoneGiven: true, agents }),
    settings: {
      people: [...people],
      person: people.at(-1) ?? '',
      standingClockAt: Date.parse(now),
    },
  };
}
