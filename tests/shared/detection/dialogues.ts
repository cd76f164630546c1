import type { Dialogue } from '../../../shared/model/analysis.ts';

/** A dialogue of Wednesday, 4 March 2026, 10:30 in China, from lines such as `买家: 能今天发吗`, a
 * minute apart. `c:` and `a:` serve English. */
export function talk(...lines: string[]): Dialogue {
  return {
    id: 'talk',
    messages: lines.map((line, i) => {
      const [who = '', ...rest] = line.split(': ');
      const minute = String(30 + (i % 30)).padStart(2, '0');
      return {
        i,
        role: who === '买家' || who === 'c' ? 'customer' : who === '系统' ? 'system' : 'agent',
        time: `2026-03-04T10:${minute}:00+08:00`,
        text: rest.join(': '),
      };
    }),
  };
}
