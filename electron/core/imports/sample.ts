import { importOptionsSchema, type ImportOptions } from '../../../shared/contract/imports.ts';
import { makeSampleShop } from '../sample/sample-shop.ts';
import { memoryInput, type InputFile } from './inputs.ts';

/** The built-in sample shop as files to import, with what its owner would answer. */
export function sampleImport(): { inputs: InputFile[]; options: ImportOptions } {
  const { files, shop, zone, answers } = makeSampleShop();
  const agents = answers.filter(({ role }) => role === 'agent').map(({ handle }) => handle);
  return {
    inputs: files.map(({ name, bytes }) => memoryInput(name, Buffer.from(bytes))),
    options: importOptionsSchema.parse({ shop, zone, agents }),
  };
}
