import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type Launched } from './launch.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-browser-'));
const options = { archive: join(folder, 'archive'), userData: join(folder, 'user-data') };
let app: Launched;

beforeAll(async () => {
  app = await launch('web', options);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page in a browser', () => {
  it('takes the token out of the address and keeps it for this tab', async () => {
    await app.page.locator('#root:not(:empty)').waitFor();
    expect(app.page.url()).not.toContain('token');
    await app.page.reload();
    await app.page.locator('#root:not(:empty)').waitFor();
    const answer = await app.page.evaluate(async () => {
      const headers = { authorization: `Bearer ${sessionStorage.getItem('token')}` };
      const body = JSON.stringify({});
      const response = await fetch('/rpc/archives/current', { method: 'POST', headers, body });
      return response.status;
    });
    expect(answer).toBe(200);
  });

  it('shows no error', () => {
    expect(app.problems).toEqual([]);
  });
});
