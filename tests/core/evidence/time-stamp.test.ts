import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../../electron/core/evidence/verify/verify-package.ts';
import { checkStamp } from '../../../shared/domain/evidence/timestamp.ts';
import { openssl, openAuthority, type Authority } from './authority.ts';
import * as forge from './forge.ts';
import { copyOf, openLampShop, type Created, type LampShop } from './shop.ts';

let shop: LampShop;
let made: Created;
let authority: Authority;
let server: Server;
let url: string;
beforeAll(async () => {
  shop = openLampShop();
  authority = openAuthority();
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      response.setHeader('content-type', 'application/timestamp-reply');
      response.end(authority.answer(Buffer.concat(parts)));
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  made = await shop.create();
  const stamped = await shop.client.evidence.stamp({
    packageId: made.packageId,
    url,
    authorities: await shop.core.grants.give({
      path: authority.root,
      name: 'root.pem',
      temporary: false,
    }),
  });
  expect(stamped).toMatchObject({ authority: 'Stamps', trusted: true });
});
afterAll(async () => {
  server.close();
  authority.close();
  await shop.close();
});

describe('a time stamp from an authority', () => {
  it('verifies with openssl and here, and leaves the bag as it was', async () => {
    const { status, stdout } = spawnSync(
      openssl(),
      [
        'ts',
        '-verify',
        '-data',
        'tagmanifest-sha256.txt',
        '-in',
        'seal/tagmanifest.tsr',
        '-CAfile',
        'seal/tsa-chain.pem',
      ],
      { cwd: made.folder, encoding: 'utf8' },
    );
    expect(stdout).toContain('Verification: OK');
    expect(status).toBe(0);
    for (const path of [made.folder, `${made.folder}.zip`]) {
      const authorities = readFileSync(authority.root, 'utf8');
      const result = await verifyPackage(path, made.sealCode, { authorities });
      expect(result).toMatchObject({ verdict: 'intact', sealed: true, findings: [] });
      expect(result.stamp).toMatchObject({ authority: 'Stamps', trusted: true });
      expect((await verifyPackage(path)).stamp).toMatchObject({ trusted: false });
    }
  });

  it('tells a forged package by its imprint, as openssl does', async () => {
    const folder = copyOf(made.folder);
    forge.edit(folder, 'data/transcript.html', (text) => text.replace('三月四日', '三月五日'));
    forge.remakeManifests(folder);
    const found = await verifyPackage(folder);
    expect(found).toMatchObject({ verdict: 'altered', stamp: null });
    expect(found.findings).toContainEqual({
      code: 'E19',
      path: 'seal/tagmanifest.tsr',
      detail: 'message imprint mismatch',
    });
    const { stderr } = spawnSync(
      openssl(),
      [
        'ts',
        '-verify',
        '-data',
        'tagmanifest-sha256.txt',
        '-in',
        'seal/tagmanifest.tsr',
        '-CAfile',
        'seal/tsa-chain.pem',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stderr).toContain('message imprint mismatch');
  });

  it('is checked by the command with a stamp and certificates from outside', async () => {
    const stamp = join(shop.folder, 'outside.tsr');
    writeFileSync(stamp, readFileSync(join(made.folder, 'seal/tagmanifest.tsr')));
    const program = join(import.meta.dirname, '../../../electron/cli/index.ts');
    const args = [program, 'evidence', 'verify', made.folder, '--json'];
    const printed = await new Promise<string>((done) => {
      execFile(
        process.execPath,
        [...args, '--tsr', stamp, '--ca', authority.root],
        { encoding: 'utf8' },
        (_error, stdout) => done(stdout),
      );
    });
    expect(JSON.parse(printed)).toMatchObject({ verdict: 'intact', stamp: { trusted: true } });
  });

  it('does not hold with certificates of somebody else', async () => {
    const other = openAuthority();
    const authorities = readFileSync(other.root, 'utf8');
    const { verdict, findings } = await verifyPackage(made.folder, undefined, { authorities });
    expect(verdict).toBe('altered');
    expect(findings.map(({ code }) => code)).toEqual(['E19']);
    other.close();
  });

  it('never tells another time after any byte of it was changed', async () => {
    const response = readFileSync(join(made.folder, 'seal/tagmanifest.tsr'));
    const trusted = readFileSync(authority.root, 'utf8');
    const whole = await checkStamp(response, made.sealCode, { trusted, enclosed: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(response.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const bytes = new Uint8Array(response);
          bytes[at] = (bytes[at] ?? 0) ^ by;
          const found = await checkStamp(bytes, made.sealCode, { trusted, enclosed: undefined });
          if (!('finding' in found)) expect(found).toEqual(whole);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is asked for nothing by default, and says when nobody answers', async () => {
    const { packageId } = made;
    await expect(shop.client.evidence.stamp({ packageId })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(
      shop.client.evidence.stamp({ packageId, url: 'http://127.0.0.1:9/' }),
    ).rejects.toMatchObject({ code: 'unavailable' });
  });
});
