import { mapColumns } from '../table/columns.ts';
import type { MessageArray } from './message-arrays.ts';
import { isObject } from './shape.ts';

/**
 * True of what a program asks of a language model, or is answered: turns without times beside the name
 * of the model. Nobody said that to anybody; a chat that names its model has times.
 */
export function isOfModel(json: unknown, { headers, selector }: MessageArray): boolean {
  const { time, role } = mapColumns(headers);
  if (time !== undefined || role === undefined) return false;
  let around: unknown = json;
  for (const step of selector.split('.').slice(1)) {
    if (isObject(around) && typeof around['model'] === 'string') return true;
    around = step === '*' ? firstIn(around) : isObject(around) ? around[step] : undefined;
  }
  return false;
}

function firstIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.values(value)[0] : undefined;
}
