import { hasKeys, isObject } from './shape.ts';

/**
 * What a pipe of data carries in its envelope: Airbyte's `{stream, data, emitted_at}`, alone or in a
 * `{type: 'RECORD', record}`, and Singer's `{type: 'RECORD', stream, record}`. Anything else as it is.
 * https://docs.airbyte.com/platform/understanding-airbyte/airbyte-protocol
 */
export function carried(value: unknown): unknown {
  if (!isPiped(value)) return value;
  return isObject(value['record']) ? carried(value['record']) : value['data'];
}

/** True of an envelope, whatever record is in it. */
export function isPiped(value: unknown): value is Readonly<Record<string, unknown>> {
  if (hasKeys(value, 'stream', 'data', 'emitted_at')) return isObject(value['data']);
  return isObject(value) && value['type'] === 'RECORD' && isObject(value['record']);
}
