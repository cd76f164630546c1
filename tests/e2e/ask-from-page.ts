import type { Page } from 'playwright-core';

/** Calls a procedure as the page itself would, with its token; in the browser's host alone. */
export async function askFromPage(page: Page, procedure: string, json: object): Promise<void> {
  const isAnswered = await page.evaluate(
    async ([name, input]) => {
      const authorization = `Bearer ${sessionStorage.getItem('token')}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify({ json: input });
      const answer = await fetch(`/rpc/${name}`, { method: 'POST', headers, body });
      // To the end of what is streamed.
      await answer.text();
      return answer.ok;
    },
    [procedure, json] as const,
  );
  if (!isAnswered) throw new Error(`${procedure} was refused.`);
}
