/**
 * What several generators yield, whichever has something first. When one fails the others are ended and its
 * failure is thrown; when nobody listens any more all are ended.
 */
export async function* sideBySide<T>(
  ...generators: readonly AsyncGenerator<T, void, undefined>[]
): AsyncGenerator<T, void, undefined> {
  const next = async (one: AsyncGenerator<T, void, undefined>) => ({
    one,
    result: await one.next(),
  });
  const running = new Map(generators.map((one) => [one, next(one)]));
  try {
    while (running.size > 0) {
      const { one, result } = await Promise.race(running.values());
      if (result.done) running.delete(one);
      else {
        running.set(one, next(one));
        yield result.value;
      }
    }
  } finally {
    await Promise.allSettled([...running.values(), ...generators.map((one) => one.return())]);
  }
}
