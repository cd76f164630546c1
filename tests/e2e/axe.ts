import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks a rule on the page as it stands, or in one part of it; `place` says where that is. */
export async function violations(page: Page, place: string, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const results = await page.evaluate(
    async ([tags, selector]) => {
      const { axe: checker } = globalThis as unknown as { axe: typeof axe };
      return (await checker.run(selector, { runOnly: [...tags] })) as AxeResults;
    },
    [rules, part] as const,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${place} ${id}: ${target.join(' ')} ${failureSummary}`,
    ),
  );
}
