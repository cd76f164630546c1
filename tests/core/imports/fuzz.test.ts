import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import { wangwangChat } from './generate.ts';
import { read } from './read.ts';

const seeds: Record<string, Buffer> = {
  wangwang: Buffer.from(wangwangChat(30)),
  whatsapp: Buffer.from('[25.02.26, 09:01:07] Ann: hi\nthere\n'.repeat(20)),
  qq: Buffer.from('消息记录\n消息对象:阿丽\n\n2026-07-19 15:27:15 阿丽(10001)\n在吗\n\n'.repeat(9)),
  jd: Buffer.from('以下为一通会话\na****01 2026-02-02 10:00:00\n在\n会话结束\n'.repeat(9)),
  wechat: Buffer.from(
    '甲 和 乙 在微信上的聊天记录如下\n——— 2026-04-06 ———\n甲  9:00\n在\n'.repeat(9),
  ),
  table: Buffer.from('time,sender,text\n' + '2026-03-01 10:00,Ann,"a, ""b"""\n'.repeat(20)),
};

/** Cuts, overwrites and repeats bytes. */
const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom('set', 'cut', 'repeat'),
    at: fc.nat(2_000),
    byte: fc.nat(255),
    length: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe.each(Object.entries(seeds))('a damaged export (%s)', (_name, seed) => {
  it('is read or refused with a code, and its records are all accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        let bytes = seed;
        for (const { kind, at, byte, length } of changes) {
          const from = at % Math.max(bytes.length, 1);
          const before = bytes.subarray(0, from);
          const piece = bytes.subarray(from, from + length);
          const rest = bytes.subarray(from + length);
          if (kind === 'cut') bytes = Buffer.concat([before, rest]);
          else if (kind === 'repeat') bytes = Buffer.concat([before, piece, piece, rest]);
          else bytes = Buffer.concat([before, Buffer.from([byte]), piece.subarray(1), rest]);
        }
        try {
          const { counts, messages } = await read(bytes);
          expect(messages).toHaveLength(counts.messages + counts.system);
        } catch (cause) {
          expect(cause).toBeInstanceOf(AppError);
          expect(['unsupported-format', 'damaged-file']).toContain((cause as AppError).code);
        }
      }),
      { numRuns: 60 },
    );
  });
});
