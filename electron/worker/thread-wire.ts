/**
 * How calls go between threads of one process: as the structured clones that a port makes anyway. To write
 * them as text, value by value, and to read that again took longer than most searches. Either end must have it.
 */
export const threadWire = {
  /** Given a list, if only an empty one, messages go as they are. The head of a stream does not. */
  experimental_transfer: ([, , content]: readonly [unknown, unknown, unknown]): object[] | null =>
    isStreamed(content) ? null : [],
  customJsonSerializers: [
    {
      type: 50,
      condition: isRecord,
      serialize: (value: unknown) => new AsItIs(value),
      deserialize: ({ value }: AsItIs) => value,
    },
  ],
};

/** Being no plain object, it is not gone through. */
class AsItIs {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

function isStreamed(content: unknown): boolean {
  if (!isRecord(content)) return false;
  const { body } = content as { readonly body?: unknown };
  return isRecord(body) && Symbol.asyncIterator in (body as object);
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof AsItIs);
}
