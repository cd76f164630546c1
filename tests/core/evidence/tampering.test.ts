import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { completeness } from '../../../shared/domain/evidence/documents/completeness.ts';
import { evidenceList, redactionLog } from '../../../shared/domain/evidence/documents/lists.ts';
import { exhibitPages } from '../../../shared/domain/evidence/documents/exhibits.ts';
import { showInCourt } from '../../../shared/domain/evidence/documents/show-in-court.ts';
import { statement } from '../../../shared/domain/evidence/documents/statement.ts';
import { transcript } from '../../../shared/domain/evidence/documents/transcript.ts';
import { verifyPackage } from '../../../electron/core/evidence/verify/verify-package.ts';
import { evidenceCommand } from '../../../electron/cli/commands/evidence.ts';
import * as forge from './forge.ts';
import { data, plainVerdict, tamperings } from './tamperings.ts';
import { copyOf, openLampShop, phone, said, type Created, type LampShop } from './shop.ts';

let shop: LampShop;
let plain: Created;
let hiding: Created;
beforeAll(async () => {
  shop = openLampShop();
  plain = await shop.create();
  hiding = await shop.create({
    title: '脱敏',
    redactions: [{ messageId: said.phone, start: 3, end: 3 + phone.length, reason: 'privacy' }],
    withheld: [{ messageId: said.secret, reason: 'third-party' }],
  });
});
afterAll(() => shop.close());

describe('tampering with a package', () => {
  it('is not found where there is none', async () => {
    for (const made of [plain, hiding]) {
      for (const path of [made.folder, `${made.folder}.zip`]) {
        expect(await verifyPackage(path)).toEqual({
          verdict: 'intact',
          sealed: false,
          stamp: null,
          findings: [],
        });
        expect(await verifyPackage(path, made.sealCode)).toEqual({
          verdict: 'intact',
          sealed: true,
          stamp: null,
          findings: [],
        });
      }
    }
  });

  it.each(tamperings)('finds $name', async (tampering) => {
    const { tamper, remade, codes, verdict, of } = tampering;
    const folder = copyOf((of === 'hiding' ? hiding : plain).folder);
    tamper(folder);
    if (remade) forge.remakeManifests(folder);
    const result = await verifiedByCommand(folder);
    expect(result.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
    expect(result.verdict).toBe(verdict);
    expect(result.exit).toBe({ altered: 1, incomplete: 2 }[verdict]);
    expect(plainlyChecked(folder)).toBe(plainVerdict(tampering));
    const sealed = await verifyPackage(folder, (of === 'hiding' ? hiding : plain).sealCode);
    expect(sealed.verdict, 'with the seal code').not.toBe('intact');
    rmSync(dirname(folder), { recursive: true });
  });

  it('finds a package made anew as a whole by its seal code, and only by that', async () => {
    const folder = copyOf(plain.folder);
    forge.reword(folder, 3, '什么时候到说不准', true);
    forge.remakeRoots(folder);
    const document = forge.readDocument(folder);
    const rows = forge.readRows(folder);
    writeFileSync(data(folder, 'transcript.html'), [...transcript(document, rows)].join(''));
    writeFileSync(data(folder, 'statement.html'), statement(document, rows));
    writeFileSync(data(folder, 'completeness.html'), completeness(document));
    writeFileSync(data(folder, 'exhibits.html'), [...exhibitPages(document, rows)].join(''));
    writeFileSync(data(folder, 'show-in-court.html'), showInCourt(document, rows));
    writeFileSync(data(folder, 'evidence-list.csv'), evidenceList(document, rows));
    writeFileSync(data(folder, 'redaction-log.csv'), redactionLog(rows));
    forge.remakeManifests(folder);
    expect(await verifyPackage(folder)).toEqual({
      verdict: 'intact',
      sealed: false,
      stamp: null,
      findings: [],
    });
    const against = await verifyPackage(folder, plain.sealCode.toUpperCase());
    expect(against).toMatchObject({ verdict: 'altered', sealed: false });
    expect(against.findings.map(({ code }) => code)).toEqual(['E17']);
    rmSync(dirname(folder), { recursive: true });
  });

  it('tells a place without a package from a damaged one', async () => {
    const folder = copyOf(plain.folder);
    writeFileSync(join(dirname(folder), 'letter.txt'), 'no package');
    expect(await verifyPackage(join(dirname(folder), 'letter.txt'))).toMatchObject({
      verdict: 'incomplete',
      findings: [{ code: 'E18' }],
    });
    await expect(verifyPackage(join(folder, 'nothing'))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(verifyPackage(folder, 'abc')).rejects.toMatchObject({ code: 'invalid-input' });
    rmSync(dirname(folder), { recursive: true });
  });
});

/** What `keptword evidence verify FOLDER --json` prints, and its exit code. */
async function verifiedByCommand(folder: string) {
  const printed: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  try {
    await evidenceCommand().parseAsync(['verify', folder, '--json'], { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  const exit = process.exitCode;
  process.exitCode = 0;
  const document = JSON.parse(printed.join('')) as Awaited<ReturnType<typeof verifyPackage>>;
  return { ...document, exit };
}

/** What anybody can do without a program of ours. */
function plainlyChecked(folder: string): 'fits' | 'fails' {
  const args = ['-c', 'tagmanifest-sha256.txt', 'manifest-sha256.txt'];
  const { status } = spawnSync('sha256sum', args, { cwd: folder, stdio: 'ignore' });
  return status === 0 ? 'fits' : 'fails';
}
