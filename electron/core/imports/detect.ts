import { AppError } from '../../../shared/contract/errors.ts';
import type { Format, Sample } from './format.ts';
import { wangwangTxt } from './formats/wangwang-txt.ts';
import { whatsappTxt } from './formats/whatsapp-txt.ts';

/** Every format that Keptword reads. */
export const formats: readonly Format[] = [wangwangTxt, whatsappTxt];

export interface Detected {
  readonly format: Format;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Chooses the format by content. `unsupported-format` where none fits. */
export function detect(sample: Sample): Detected {
  const found = formats
    .map((format) => ({ format, confidence: format.sniff(sample) }))
    .sort((a, b) => b.confidence - a.confidence)[0];
  if (found && found.confidence >= 0.3) return found;
  const message = 'This is no chat log in a format that Keptword knows.';
  throw new AppError('unsupported-format', message, { file: sample.name });
}
