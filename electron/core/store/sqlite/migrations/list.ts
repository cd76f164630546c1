import { archive } from './0001-archive.ts';
import { promisesAndDisputes } from './0002-promises-and-disputes.ts';
import { handovers } from './0003-handovers.ts';
import { evidence } from './0004-evidence.ts';
import { companionsAndSessions } from './0005-companions-and-sessions.ts';
import { merging } from './0006-merging.ts';
import { correctionsAndWithdrawals } from './0007-corrections-and-withdrawals.ts';
import { references } from './0008-references.ts';
import { coverage } from './0009-coverage.ts';
import { importPresets } from './0010-import-presets.ts';
import { inbox } from './0011-inbox.ts';
import { sessionJoins } from './0012-session-joins.ts';
import { people } from './0013-people.ts';
import { bundles } from './0014-bundles.ts';
import { marks } from './0015-marks.ts';
import { recentSearches } from './0016-recent-searches.ts';
import { exhibitsByMessage } from './0017-exhibits-by-message.ts';
import { boards } from './0018-boards.ts';
import { answers } from './0019-answers.ts';
import { shiftsAndPeople } from './0020-shifts-and-people.ts';
import { cases } from './0021-cases.ts';
import { spotChecks } from './0022-spot-checks.ts';
import { eventsByTime } from './0023-events-by-time.ts';
import { orders } from './0024-orders.ts';
import { noKeyOfTheWritingHelp } from './0025-no-key-of-the-writing-help.ts';
import { packagesElsewhere } from './0026-packages-elsewhere.ts';
import { partsGivenUp } from './0027-parts-given-up.ts';
import { partsInTheMaking } from './0028-parts-in-the-making.ts';
import { letGo } from './0029-let-go.ts';

/** In order; the database's `user_version` is the number of those applied. Shipped ones never change. */
export const migrations: readonly string[] = [
  archive,
  promisesAndDisputes,
  handovers,
  evidence,
  companionsAndSessions,
  merging,
  correctionsAndWithdrawals,
  references,
  coverage,
  importPresets,
  inbox,
  sessionJoins,
  people,
  bundles,
  marks,
  recentSearches,
  exhibitsByMessage,
  boards,
  answers,
  shiftsAndPeople,
  cases,
  spotChecks,
  eventsByTime,
  orders,
  noKeyOfTheWritingHelp,
  packagesElsewhere,
  partsGivenUp,
  partsInTheMaking,
  letGo,
];
