import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorHeader } from '../../shared/contract/desktop.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { startWebServer, type WebServer } from '../../electron/web/server.ts';
import { startHost, type Host } from '../../electron/worker/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-web-'));
const renderer = join(folder, 'renderer');
let host: Host;
let server: WebServer;
let client: ContractRouterClient<AppContract>;

beforeAll(async () => {
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<p nonce="nonce-of-this-answer">page</p>');
  writeFileSync(join(renderer, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  host = startHost({ userData: join(folder, 'user-data'), archive: join(folder, 'archive') });
  server = await startWebServer(host, { port: 0, maxUpload: 1_000, maxCall: 10_000, renderer });
  const headers = { ...authorized(), [actorHeader]: encodeURIComponent('小红') };
  const link = new RPCLink({ url: `http://127.0.0.1:${server.port}/rpc`, headers });
  client = createORPCClient(link);
});
afterAll(async () => {
  await server.close();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the loopback server', () => {
  it('serves the page to whoever has the address, with a fresh nonce each time', async () => {
    const [first, second] = await Promise.all([ask('/'), ask('/?again')]);
    expect(first.status).toBe(200);
    expect(second.status).toBe(200);
    const nonce = /'nonce-([\w-]+)'/.exec(String(first.headers['content-security-policy']))?.[1];
    expect(first.body).toBe(`<p nonce="${nonce}">page</p>`);
    expect(second.body).not.toBe(first.body);
  });

  it('lets the page load nothing from elsewhere', async () => {
    const policy = String((await ask('/')).headers['content-security-policy']);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`connect-src 'self'`);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it('answers the contract to the one who has the token', async () => {
    expect(await client.archives.current()).toMatchObject({ state: 'open', name: 'archive' });
    expect(await client.settings.set({ person: '小红' })).toMatchObject({ person: '小红' });
    expect((await client.settings.get()).person).toBe('小红');
  });

  it('streams', async () => {
    const stop = new AbortController();
    const changes = await client.archive.changes(undefined, { signal: stop.signal });
    const next = changes.next();
    await client.settings.set({ theme: 'dark' });
    expect((await next).value).toEqual({ topics: ['settings'] });
    stop.abort();
  });

  it.each([
    ['no token', {}],
    ['a wrong token', { authorization: `Bearer ${'0'.repeat(64)}` }],
    ['a shorter token', { authorization: 'Bearer 00' }],
  ])('refuses a call with %s', async (_, headers) => {
    const answer = await ask('/rpc/settings/get', { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'permission-denied' } });
    const upload = await ask('/upload?name=a', { method: 'POST', headers, body: 'x' });
    expect(upload.status).toBe(403);
  });

  it.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])(
    'refuses a request for the host %s, whatever token it has',
    async (name) => {
      expect((await ask('/', { headers: { host: name } })).status).toBe(403);
      const headers = { ...authorized(), host: name };
      const call = await ask('/rpc/settings/get', { method: 'POST', headers, body: '{}' });
      expect(call.status).toBe(403);
    },
  );

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'refuses a call from a page of %s, whatever token it has',
    async (origin) => {
      const headers = { ...authorized(), origin };
      const call = await ask('/rpc/settings/get', { method: 'POST', headers, body: '{}' });
      expect(call.status).toBe(403);
    },
  );

  it('refuses what the browser calls cross-site', async () => {
    expect((await ask('/', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await ask('/', { headers: { 'sec-fetch-site': 'none' } })).status).toBe(200);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..\\secret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/%00secret.txt',
    '/%zz.txt',
    '/.git/config.txt',
    '/%252e%252e/secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/assets/..%255c..%255csecret.txt',
    '/%2e%2e%5c%2e%2e%5csecret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '/assets/app.js%00/../../../secret.txt',
    '/./../secret.txt',
    '/%2fetc/passwd',
    '/C:%5cWindows%5cwin.ini',
  ])('gives nothing outside the page for %s', async (path) => {
    const answer = await ask(path);
    expect(answer.body).not.toContain('secret');
    expect(answer.status).toBe(404);
  });

  it.each([true, false])('takes no call that is too large (length told: %s)', async (told) => {
    const body = JSON.stringify({ json: { person: 'x'.repeat(10_001) } });
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const headers = { ...authorized(), 'content-type': 'application/json', ...(told && length) };
    const answer = await ask('/rpc/settings/set', { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
    expect((await client.settings.get()).person).not.toContain('x');
  });

  it('answers at once whoever has no token, however slowly the rest would come', async () => {
    const slow = request({
      host: '127.0.0.1',
      port: server.port,
      path: '/upload?name=slow',
      method: 'POST',
      headers: { 'content-length': '1000' },
    });
    slow.on('error', () => undefined);
    const answered = once(slow, 'response') as Promise<[{ statusCode: number }]>;
    slow.write('x');
    const [{ statusCode }] = await answered;
    expect(statusCode).toBe(403);
    slow.destroy();
  });

  it('answers many at a time', async () => {
    const calls = Array.from({ length: 60 }, (_, n) =>
      n % 2 === 0 ? client.settings.get() : ask('/'),
    );
    expect(await Promise.all(calls)).toHaveLength(60);
  });

  it('answers 429 to many wrong tokens, and the one who has the right one all the while', async () => {
    const call = (headers: Record<string, string>) =>
      ask('/rpc/settings/get', { method: 'POST', headers, body: '{}' });
    const wrong = { authorization: `Bearer ${'1'.repeat(64)}` };
    let refused = await call(wrong);
    for (let tries = 0; tries < 10; tries++) refused = await call(wrong);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await call(authorized())).status).toBe(200);
  });

  it('listens on no other interface', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    const reached = await Promise.all([...others, '127.0.0.2'].map(canConnect));
    expect(reached).not.toContain(true);
    expect(await canConnect('127.0.0.1')).toBe(true);
  });
});

describe('files over the loopback server', () => {
  it('come in as a grant and go out by it, byte for byte', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 0xe5]);
    const options = { method: 'POST', headers: authorized(), body: bytes };
    const { body } = await ask(`/upload?name=${encodeURIComponent('../../聊天.txt')}`, options);
    const granted = JSON.parse(body) as { grant: string; name: string };
    expect(granted.name).toBe('聊天.txt');
    const kept = await host.grants.resolve(granted.grant);
    expect(kept).toMatchObject({ name: '聊天.txt', temporary: true });
    expect(readFileSync(kept.path)).toEqual(bytes);

    const answer = await fetch(`http://127.0.0.1:${server.port}/download/${granted.grant}`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('lie there scrambled, whatever reads them, and so does pasted text', async () => {
    const chat = `阿青 2026-10-01 10:00:00\n绿色暖水瓶碎了\n`;
    const options = { method: 'POST', headers: authorized(), body: Buffer.from(chat) };
    const id = 'ef'.repeat(16);
    const place = `/upload?folder=${id}`;
    await ask(`${place}&path=${encodeURIComponent('聊天.txt')}`, options);
    const whole = { method: 'POST', headers: authorized() };
    const granted = await Promise.all([
      ask('/upload?name=a.txt', options),
      ask(`${place}&name=export`, whole),
    ]);
    const grants = granted.map(({ body }) => (JSON.parse(body) as { grant: string }).grant);
    const pasted = await client.imports.grantText({ text: chat });
    for (const grant of [...grants, pasted.grant]) {
      expect((await client.imports.inspect({ grant, options: {} })).conversations.length).toBe(1);
    }
    for await (const _ of await client.imports.run({ grants, options: {} }));
    expect((await client.archive.stats()).messages).toBe(1);
    const open = readdirSync(host.grantsFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => /暖水瓶|聊天|a\.txt/.test(readFileSync(path, 'utf8')));
    expect(open).toEqual([]);
  });

  it.each([
    ['an unknown grant', '0'.repeat(32)],
    ['no grant at all', '..%2f..%2fsecret.txt'],
  ])('gives nothing for %s', async (_, id) => {
    expect((await ask(`/download/${id}`)).status).toBe(404);
  });

  it('come in as a folder, each in its place, and are read as one', async () => {
    const id = 'ab'.repeat(16);
    const put = (path: string, body: string) =>
      ask(`/upload?folder=${id}&path=${encodeURIComponent(path)}`, {
        method: 'POST',
        headers: authorized(),
        body,
      });
    expect((await put('聊天.csv', 'a')).status).toBe(200);
    expect((await put('media/图.png', 'b')).status).toBe(200);
    const done = { method: 'POST', headers: authorized() };
    const { body } = await ask(`/upload?folder=${id}&name=export`, done);
    const kept = await host.grants.resolve((JSON.parse(body) as { grant: string }).grant);
    expect(kept).toMatchObject({ name: 'export', temporary: true });
    expect(readdirSync(kept.path, { recursive: true }).toSorted()).toEqual([
      'media',
      join('media', '图.png'),
      '聊天.csv',
    ]);
    expect((await put('聊天.csv', 'again')).status).not.toBe(200);
    expect(readFileSync(join(kept.path, '聊天.csv'), 'utf8')).toBe('a');
  });

  it.each(['../a.txt', 'a/../../b.txt', '/etc/x', 'a\\..\\b', 'C:x', ''])(
    'never come to lie outside of their folder: %j',
    async (path) => {
      const before = uploads();
      const target = `/upload?folder=${'cd'.repeat(16)}&path=${encodeURIComponent(path)}`;
      const answer = await ask(target, { method: 'POST', headers: authorized(), body: 'x' });
      expect(answer.status).toBe(400);
      expect(uploads()).toEqual(before);
    },
  );

  it('gives no folder as a download', async () => {
    const grant = await host.grants.give({ path: folder, name: 'folder', temporary: false });
    expect((await ask(`/download/${grant}`)).status).toBe(404);
  });

  it.each([true, false])(
    'keeps nothing of a file that is too large (length told: %s)',
    async (told) => {
      const headers = { ...authorized(), ...(told ? { 'content-length': '1001' } : {}) };
      const options = { method: 'POST', headers, body: Buffer.alloc(1_001) };
      const before = uploads();
      const answer = await ask('/upload?name=big', options);
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'invalid-input' } });
      expect(uploads()).toEqual(before);
    },
  );
});

function uploads(): string[] {
  return readdirSync(join(host.grantsFolder, 'uploads'));
}

function authorized(): Record<string, string> {
  return { authorization: `Bearer ${server.token}` };
}

interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** A request as it stands: `fetch` would tidy the path and the host up. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body }: Ask = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: server.port, path, method, headers });
    outgoing.once('error', reject);
    outgoing.once('response', async (response) => {
      const { statusCode: status = 0, headers: received } = response;
      resolve({ status, headers: received, body: await text(response) });
    });
    outgoing.end(body);
  });
}

function canConnect(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: server.port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
