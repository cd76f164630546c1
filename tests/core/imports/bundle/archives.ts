import { createRouterClient } from '@orpc/server';
import { createRouter } from '../../../../electron/core/router.ts';
import { createBundle } from '../../../../electron/core/imports/bundle/create.ts';
import { mergeBundle } from '../../../../electron/core/imports/bundle/merge.ts';
import { afterImport } from '../../../../electron/core/imports/after-import.ts';
import { silentLog } from '../../../../electron/core/system/log.ts';
import type { BundleMerged } from '../../../../shared/contract/bundles.ts';
import type { TestArchive } from '../archive.ts';

export const never = new AbortController().signal;

export const clientOf = ({ core }: TestArchive, actor = '小红') =>
  createRouterClient(createRouter(core), { context: { actor, log: silentLog } });

/** Search index, analysis and the rest, as after every import. */
export async function settle({ core }: TestArchive): Promise<void> {
  for (const step of afterImport) for await (const _ of step.run(core, undefined));
}

export async function bundleOf(archive: TestArchive, target: string, since = 0): Promise<string> {
  const request = { since, target, actor: '小红' };
  return (await createBundle(archive.core, request, never)).location;
}

export function merge(archive: TestArchive, path: string): Promise<BundleMerged> {
  return mergeBundle(archive.core, path, never);
}

/** All that two archives have to agree on: messages, decisions, links. */
export async function contentsOf(archive: TestArchive): Promise<Record<string, unknown>> {
  const client = clientOf(archive);
  const { batches } = await client.imports.batches({});
  return {
    messages: archive.rows(`
      SELECT c.platform, c.key, m.sender, COALESCE(a.role, '') AS role, m.kind, m.text, m.sent_at,
        m.wall_clock
      FROM messages m
      JOIN conversations c ON c.id = m.conversation_id
      LEFT JOIN accounts a ON a.id = m.account_id
      WHERE m.hidden = 0
      ORDER BY 1, 2, m.sent_at, m.text, m.sender`),
    promises: archive.rows(`
      SELECT m.text, p.status, p.kind, p.what, p.due_at, p.amount_cents, p.owner, p.close_reason, p.let_go,
        proof.text AS proof
      FROM promises p
      JOIN messages m ON m.id = p.message_id
      LEFT JOIN messages proof ON proof.id = p.proof_message_id
      WHERE p.status <> 'proposed'
        AND m.hidden = 0
      ORDER BY 1, m.sent_at`),
    disputes: archive.rows(`
      SELECT d.stage, d.kind, d.severity, d.owner, d.next_step, d.close_reason, d.let_go, d.cause, d.facts,
        d.reply_by, told.text AS told, result.text AS result, d.satisfaction, (
          SELECT group_concat(k.item || k.state || COALESCE(m.text, ''), '|' ORDER BY k.item)
          FROM dispute_checks k
          LEFT JOIN messages m ON m.id = k.message_id
          WHERE k.dispute_id = d.id
        ) AS checks, (
          SELECT group_concat(m.text, '|' ORDER BY m.sent_at)
          FROM dispute_messages l
          JOIN messages m ON m.id = l.message_id
          WHERE l.dispute_id = d.id
        ) AS said
      FROM disputes d
      LEFT JOIN messages told ON told.id = d.told_message_id
      LEFT JOIN messages result ON result.id = d.result_message_id
      WHERE d.stage <> 'proposed'
      ORDER BY said, d.stage`),
    links: archive.rows(`
      SELECT one.handle AS one, other.handle AS other, l.reason, l.undone_reason
      FROM account_links l
      JOIN accounts one ON one.id = l.account_id
      JOIN accounts other ON other.id = l.other_id
      ORDER BY 1, 2, 3`),
    tags: archive.rows(`
      SELECT m.text, m.sent_at, t.folded, t.let_go
      FROM message_tags t
      JOIN messages m ON m.id = t.message_id
      WHERE t.removed_at IS NULL
        AND m.hidden = 0
      ORDER BY 1, 2, 3`),
    notes: archive.rows(`
      SELECT m.text, m.sent_at, n.text AS note, n.added_by, n.removed_at IS NULL AS stands
      FROM message_notes n
      JOIN messages m ON m.id = n.message_id
      WHERE m.hidden = 0
      ORDER BY 1, 2, 3, 5`),
    thingTags: archive.rows(`
      SELECT t.noun, COALESCE(c.key, a.handle, p.what) AS thing, t.folded
      FROM thing_tags t
      LEFT JOIN conversations c ON t.noun = 'conversation' AND c.id = t.noun_id
      LEFT JOIN accounts a ON t.noun = 'account' AND a.id = t.noun_id
      LEFT JOIN promises p ON t.noun = 'promise' AND p.id = t.noun_id
      WHERE t.removed_at IS NULL
      ORDER BY 1, 2, 3`),
    thingNotes: archive.rows(`
      SELECT n.noun, COALESCE(c.key, a.handle, p.what) AS thing, n.text, n.removed_at IS NULL AS stands
      FROM thing_notes n
      LEFT JOIN conversations c ON n.noun = 'conversation' AND c.id = n.noun_id
      LEFT JOIN accounts a ON n.noun = 'account' AND a.id = n.noun_id
      LEFT JOIN promises p ON n.noun = 'promise' AND p.id = n.noun_id
      ORDER BY 1, 2, 3, 4`),
    watch: archive.rows(`
      SELECT m.text, w.kind, w.status, w.close_reason, w.let_go
      FROM watch_findings w
      JOIN messages m ON m.id = w.message_id
      WHERE w.changed_by <> 'detector'
        AND m.hidden = 0
      ORDER BY 1, 2`),
    answers: archive.rows(`
      SELECT w.topic, w.scope, w.scope_value, w.added_by, w.added_at, v.answer, v.value, v.is_retired,
        v.valid_from, v.made_by, v.made_at
      FROM answers w
      JOIN answer_versions v ON v.answer_uid = w.uid
      ORDER BY w.uid, v.made_at, v.uid`),
    exceptions: archive.rows(`
      SELECT e.topic, e.recipient, e.granted, e.asked_by, d.decision, d.actor, d.at
      FROM answer_exceptions e
      LEFT JOIN answer_exception_decisions d ON d.exception_uid = e.uid
      ORDER BY e.uid, d.at, d.uid`),
    contradictions: archive.rows(`
      SELECT k.matter, k.kind, k.slot, a.text AS a, b.text AS b, k.status
      FROM contradictions k
      JOIN messages b ON b.id = k.message_b_id
      LEFT JOIN messages a ON a.id = k.message_a_id
      WHERE k.status <> 'rejected'
        AND b.hidden = 0
      ORDER BY 1`),
    letGo: (await client.letGo.list()).acts,
    cases: archive.rows(`
      SELECT k.title, k.claim, k.buyer, k.amount_cents, k.created_by, (
          SELECT group_concat(i.kind || ' ' || COALESCE(m.text, c.key, f.name), '|'
            ORDER BY i.kind, m.text, m.sent_at, c.key, i.from_at, f.digest)
          FROM case_items i
          LEFT JOIN messages m ON m.id = i.message_id
          LEFT JOIN conversations c ON c.id = i.conversation_id
          LEFT JOIN case_files f ON f.id = i.file_id
          WHERE i.case_id = k.id
            AND i.removed_at IS NULL
        ) AS items, (
          SELECT group_concat(l.text || (l.removed_at IS NULL) || ' ' || (
              SELECT COALESCE(group_concat(COALESCE(m.text, f.name), '+' ORDER BY 1), '')
              FROM json_each(l.exhibits) AS cited
              LEFT JOIN exhibits x ON x.case_id = k.id AND x.number = cited.value
              LEFT JOIN messages m ON m.id = x.message_id
              LEFT JOIN case_files f ON f.case_id = k.id AND f.number = cited.value
            ), '|' ORDER BY l.text, l.removed_at)
          FROM case_claims l
          WHERE l.case_id = k.id
        ) AS claims
      FROM cases k
      ORDER BY 1, 2, 3, 4, items, claims`),
    packages: archive.rows(`
      SELECT k.title AS about, p.part, COALESCE(p.name, printf('EV-%04d', k.number)
          || CASE p.part WHEN 1 THEN '' ELSE printf('-S%02d', p.part) END) AS name,
        p.title, p.profile, p.counts, p.seal_code, p.created_at, p.created_by
      FROM evidence_packages p
      JOIN cases k ON k.id = p.case_id
      ORDER BY p.created_at, p.seal_code`),
    custody: archive.rows(`
      SELECT hash, previous_hash, event, object, actor, digest_after
      FROM custody
      UNION
      SELECT hash, previous_hash, event, object, actor, digest_after
      FROM custody_elsewhere
      ORDER BY hash`),
    orders: archive.rows(`
      SELECT f.name, f.digest, f.taken_at, f.taken_by, o.order_no, o.shop, o.buyer, o.ordered_at,
        o.paid_at, o.paid_cents
      FROM order_files f
      JOIN orders o ON o.order_file_id = f.id
      ORDER BY f.digest, o.order_no`),
    people: archive.rows('SELECT name, role, left_at FROM persons ORDER BY name'),
    duties: archive.rows(`
      SELECT person, shift, shop, from_at, to_at, started_at, ended_at
      FROM duties
      WHERE cancelled_at IS NULL
      ORDER BY person, from_at, shift`),
    settings: archive.rows(`
      SELECT key, value
      FROM settings
      WHERE key IN ('shifts', 'disputeDeadlines', 'people', 'handoverCountersign')
      ORDER BY key`),
    withdrawn: batches.filter(({ withdrawnAt }) => withdrawnAt !== null).length,
  };
}
