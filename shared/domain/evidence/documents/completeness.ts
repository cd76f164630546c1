import { hidingReasonSchema, type EvidenceDocument } from '../format.ts';
import { both, escape, facts, list, pageEnd, pageStart, table, type Word } from './html.ts';
import { gapPeriod, gapText, instantText, reasonText, spanText } from './words.ts';

/** data/completeness.html: what was asked, what is here, what is not and why; to be signed by name. */
export function completeness(document: EvidenceDocument): string {
  const { counts, completeness: complete, asked } = document;
  return [
    pageStart(`${document.package} ${both('completeness')}`),
    facts([
      [both('profile'), both(profileWords[document.profile])],
      [both('asked'), both(ruleWords[asked.rule])],
      [
        both('period'),
        asked.periods
          .map((period) => `${period.conversation}: ${spanText(period, document, '…')}`)
          .join('; '),
      ],
      [both('inScope'), counts.included + counts.redacted + counts.withheld],
      [both('included'), counts.included],
      [both('redacted'), `${counts.redacted}${reasons(complete.redacted_by_reason)}`],
      [both('withheld'), `${counts.withheld}${reasons(complete.withheld_by_reason)}`],
      [
        both('attachments'),
        `${both('included')} ${complete.attachments.included}, ${both('redacted')} ${complete.attachments.redacted}, ${both('absent')} ${complete.attachments.absent}, ${both('withheld')} ${complete.attachments.withheld}`,
      ],
      [both('searches'), complete.searches.join(', ') || both('searchesNone')],
      [both('zone'), complete.zones.join(', ')],
    ]),
    heading('conversation'),
    conversations(document),
    heading('gap'),
    document.gaps.length === 0
      ? `<p>${escape(both('none'))}</p>\n`
      : table(
          [both('conversation'), both('period'), both('gap')],
          document.gaps.map((gap) => [
            gap.conversation,
            gapPeriod(gap, document),
            gapText(gap.why),
          ]),
        ),
    heading('sources'),
    sources(document),
    heading('notContained'),
    list(
      'ul',
      notContained(document).map((word) => both(word)),
    ),
    `<p>${escape(both('clockNote'))}</p>\n`,
    facts([
      [both('createdBy'), document.created.by],
      [both('created'), `${instantText(document.created.at, document)} (${document.created.tz})`],
    ]),
    `<p>${escape(both('signature'))}: ____________________ ${escape(both('date'))}: ____________</p>\n`,
    `<footer>${escape(both('caution'))}</footer>\n`,
    pageEnd,
  ].join('');
}

const profileWords = {
  'court-full': 'profileCourtFull',
  platform: 'profilePlatform',
  card: 'profileCard',
  share: 'profileShare',
  internal: 'profileInternal',
} as const satisfies Record<EvidenceDocument['profile'], Word>;

const ruleWords = {
  sessions: 'ruleSessions',
  days: 'ruleDays',
  conversations: 'ruleConversations',
  period: 'rulePeriod',
  both: 'ruleBoth',
} as const satisfies Record<EvidenceDocument['asked']['rule'], Word>;

function conversations({ completeness: complete }: EvidenceDocument): string {
  const columns = [
    'inArchive',
    'inScope',
    'outsideScope',
    'recalledCount',
    'editedCount',
    'systemCount',
    'withoutTime',
    'inSeveralSources',
  ] as const satisfies readonly Word[];
  return table(
    [both('conversation'), ...columns.map((word) => both(word))],
    complete.conversations.map((one) => [
      one.conversation,
      one.in_archive,
      one.in_scope,
      one.in_archive - one.in_scope,
      one.recalled,
      one.edited,
      one.system,
      one.without_time,
      one.in_several_sources,
    ]),
  );
}

function sources(document: EvidenceDocument): string {
  return document.sources
    .map((source) =>
      facts([
        [both('source'), source.id],
        [both('fileName'), source.original_name],
        [both('origin'), source.origin],
        ['SHA-256', source.sha256],
        [both('bytes'), source.bytes],
        [both('parser'), `${source.parser} (${source.encoding ?? '?'}, ${source.zone})`],
        [both('importedAt'), instantText(source.imported_at, document)],
        [both('importedBy'), `${source.by} (${source.machine}, ${source.program})`],
        [both('rowsRead'), source.rows_read],
        [both('rowsOk'), source.rows_ok],
        [both('quarantined'), source.rows_quarantined],
        [both('issues'), issuesText(source.issues)],
        [both('originalIncluded'), both(source.included ? 'yes' : 'no')],
      ]),
    )
    .join('');
}

function issuesText(issues: Readonly<Record<string, number>>): string {
  return Object.entries(issues)
    .map(([reason, count]) => `${reason}: ${count}`)
    .join(', ');
}

function notContained({ completeness: complete }: EvidenceDocument): Word[] {
  if (complete.originals === 'left-out') return ['notContainedOther', 'originalsLeftOut'];
  if (complete.originals === 'by-profile') return ['notContainedOther', 'originalsByProfile'];
  if (complete.originals === 'unreadable') return ['notContainedOther', 'originalsUnreadable'];
  return ['notContainedOther'];
}

function reasons(tally: Readonly<Record<string, number>>): string {
  const told = hidingReasonSchema.options
    .filter((reason) => tally[reason])
    .map((reason) => `${reasonText(reason)}: ${tally[reason]}`);
  return told.length > 0 ? ` (${told.join(', ')})` : '';
}

function heading(word: Word): string {
  return `<h2>${escape(both(word))}</h2>\n`;
}
