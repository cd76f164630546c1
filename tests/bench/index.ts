import { parseArgs } from 'node:util';
import { benchAnalysis } from './analysis.ts';
import { benchEvidence } from './evidence.ts';
import { benchHandover } from './handover.ts';
import { benchImport } from './import.ts';
import { benchEquality } from './search-equality.ts';
import { benchSearch } from './search.ts';
import { report } from './measure.ts';
import { benchStart } from './start.ts';
import { benchUi } from './ui.ts';

/** `npm run bench -- search|equality|import|analysis|evidence|handover|start|ui [--messages 1000000]`: ratios on this machine, printed. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { messages: { type: 'string', default: '100000' } },
});
const benches: Readonly<Record<string, (messages: number) => Promise<void>>> = {
  search: benchSearch,
  equality: benchEquality,
  import: benchImport,
  handover: benchHandover,
  analysis: benchAnalysis,
  evidence: benchEvidence,
  start: benchStart,
  ui: benchUi,
};
const chosen = benches[positionals[0] ?? ''];
if (chosen) {
  await chosen(Number(values.messages));
  const peak = process.resourceUsage().maxRSS / 1024;
  report('peak memory', `${peak.toFixed(0)} MB`);
} else {
  console.error(`keptword bench: one of ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
}
