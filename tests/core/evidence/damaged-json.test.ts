import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPackage } from '../../../electron/core/evidence/verify/verify-package.ts';
import { canonicalJson, type Json } from '../../../shared/domain/canonical/canonical-json.ts';
import { edit, remakeManifests } from './forge.ts';
import { copyOf, openLampShop, said, type Created, type LampShop } from './shop.ts';

let shop: LampShop;
let made: Created;
beforeAll(async () => {
  shop = openLampShop();
  made = await shop.create({ withheld: [{ messageId: said.secret, reason: 'privacy' }] });
});
afterAll(() => shop.close());

/** Puts `value` into the n-th place of a JSON value, counted through all its leaves. */
function withLeaf(json: Json, n: { left: number }, value: Json): Json {
  if (Array.isArray(json)) return json.map((one: Json) => withLeaf(one, n, value));
  if (typeof json === 'object' && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([k, v]) => [k, withLeaf(v, n, value)]));
  }
  n.left -= 1;
  return n.left === -1 ? value : json;
}

it('never breaks the verifier, and is never called intact where a message was touched', async () => {
  const value = fc.oneof(
    fc.constantFrom<Json>(null, true, -1, 0, 1.5, 1e300, '', '\u0000', '../x', 'S-0001', [], {}),
    fc.string(),
    fc.integer(),
  );
  const folder = copyOf(made.folder);
  const pick = fc.constantFrom('data/messages.jsonl', 'data/evidence.json');
  await fc.assert(
    fc.asyncProperty(pick, fc.nat(400), value, async (path, n, put) => {
      let touched = '';
      let before = '';
      edit(folder, path, (text) => {
        before = text;
        const lines = text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as Json);
        const left = { left: n };
        const after = lines.map((line) => canonicalJson(withLeaf(line, left, put)));
        const same = after.join('\n') === text.trimEnd();
        touched = same ? '' : path;
        return same ? `${text} ` : `${after.join('\n')}\n`;
      });
      remakeManifests(folder);
      const { verdict } = await verifyPackage(folder);
      if (touched === 'data/messages.jsonl') expect(verdict).not.toBe('intact');
      edit(folder, path, () => before);
    }),
    { numRuns: 150 },
  );
  remakeManifests(folder);
  expect(await verifyPackage(folder)).toMatchObject({ verdict: 'intact' });
  rmSync(dirname(folder), { recursive: true });
});
