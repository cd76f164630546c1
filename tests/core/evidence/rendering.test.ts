import { expect, it } from 'vitest';
import { readme } from '../../../shared/domain/evidence/documents/readme.ts';
import { completeness } from '../../../shared/domain/evidence/documents/completeness.ts';
import { evidenceList, redactionLog } from '../../../shared/domain/evidence/documents/lists.ts';
import { exhibitPages } from '../../../shared/domain/evidence/documents/exhibits.ts';
import { policyPage } from '../../../shared/domain/evidence/documents/policies.ts';
import { showInCourt } from '../../../shared/domain/evidence/documents/show-in-court.ts';
import { statement } from '../../../shared/domain/evidence/documents/statement.ts';
import { transcript } from '../../../shared/domain/evidence/documents/transcript.ts';
import {
  packageSpec,
  renderingVersion,
  type EvidenceDocument,
  type Row,
} from '../../../shared/domain/evidence/format.ts';
import { sha256 } from './shop.ts';

const hex = (digit: string): string => digit.repeat(64);

const rows: Row[] = [
  {
    seq: 1,
    ex: 'EV-0001-0001',
    state: 'redacted',
    meta: {
      uid: 'M-1',
      conv: 'C-1',
      ts_raw: '2026-03-01 09:00:00',
      ts: '2026-03-01T01:00:00Z',
      wall: '2026-03-01T09:00:00',
      tz_assumed: 'Asia/Shanghai',
      role: 'customer',
      sender: { s: hex('1'), t: '阿澄' },
      kind: 'text',
      system: false,
      edited: true,
      source: 'S-0001',
      line: 7,
    },
    spans: [
      { s: hex('2'), t: '我的电话 <' },
      { h: hex('3'), reason: 'privacy' },
    ],
    attachments: [
      { state: 'included', file: 'A-0001.png', s: hex('4'), name: '灯.png', sha256: hex('5') },
      { state: 'absent', s: hex('6'), name: '没有.mp4', sha256: null },
      { state: 'withheld', h: hex('7'), reason: 'other' },
      {
        state: 'redacted',
        file: 'A-0002-redacted.png',
        sha256: hex('e'),
        h: hex('f'),
        reason: 'privacy',
      },
    ],
    leaf: hex('8'),
  },
  { seq: 2, state: 'withheld', reason: 'internal-note', leaf: hex('9') },
];

const document: EvidenceDocument = {
  spec: packageSpec,
  rendering: renderingVersion,
  package: 'EV-0001',
  case: {
    id: 'EV-0001',
    title: '迟到',
    platform: ['taobao'],
    shop: ['灯铺'],
    order: '1001',
    buyer_ref: ['阿澄'],
    claim: '答应三天\n没有做到',
    amount_cents: 12_850,
    deadline: null,
  },
  arguments: [{ claim: '答应三天', exhibits: ['EV-0001-0001', 'EV-0001-0002'] }],
  created: {
    at: '2026-04-01T00:00:00Z',
    tz: 'Asia/Shanghai',
    utc_offset: 480,
    by: '小青',
    program: 'Keptword',
    version: '0.1.0',
    os: 'Linux 6',
    machine: 'desk',
  },
  profile: 'court-full',
  asked: {
    messages: ['M-1'],
    sessions: ['M-1'],
    periods: [{ conversation: 'C-1', from: '2026-03-01T00:00:00Z', to: null }],
    rule: 'both',
  },
  scope: [
    {
      conversation: 'C-1',
      title: '阿澄',
      platform: 'taobao',
      channel: 'im',
      shop: '灯铺',
      customer: '阿澄',
      from: '2026-03-01T01:00:00Z',
      to: '2026-03-01T01:00:00Z',
      first_seq: 1,
      last_seq: 2,
      count: 2,
      root: hex('a'),
    },
  ],
  counts: { included: 0, redacted: 1, withheld: 1 },
  completeness: {
    conversations: [
      {
        conversation: 'C-1',
        in_archive: 9,
        in_scope: 2,
        recalled: 0,
        edited: 1,
        system: 0,
        without_time: 0,
        in_several_sources: 1,
      },
    ],
    redacted_by_reason: { privacy: 1, other: 1 },
    withheld_by_reason: { 'internal-note': 1 },
    attachments: { included: 1, redacted: 1, absent: 1, withheld: 1 },
    originals: 'left-out',
    zones: ['Asia/Shanghai'],
    searches: [],
  },
  gaps: [
    {
      conversation: 'C-1',
      from: '2026-02-01T00:00:00Z',
      to: '2026-02-09T00:00:00Z',
      why: 'no-import',
    },
  ],
  sources: [
    {
      id: 'S-0001',
      machine: 'desk',
      program: '0.1.0',
      original_name: '三月.txt',
      origin: 'D:/三月.txt',
      bytes: 10,
      sha256: hex('b'),
      imported_at: '2026-03-02T00:00:00Z',
      by: '小青',
      parser: 'wangwang-txt 1',
      encoding: 'gb18030',
      zone: 'Asia/Shanghai',
      rows_read: 10,
      rows_ok: 9,
      rows_quarantined: 1,
      issues: { 'no-sender': 1 },
      included: false,
    },
  ],
  exhibits: [
    { ex: 'EV-0001-0001', kind: 'message', msg: 'M-1', picked: true, proves: '答应三天' },
    {
      ex: 'A-0001',
      kind: 'file',
      file: 'A-0001.png',
      msg: 'M-1',
      name: '灯.png',
      bytes: 10,
      mime: 'image/png',
      sha256: hex('5'),
    },
    {
      ex: 'EV-0001-0002',
      kind: 'added',
      file: 'EV-0001-0002.pdf',
      reason: null,
      record: 'shipping',
      name: '签收单.pdf',
      source: '快递公司网站',
      proves: '答应三天',
      bytes: 10,
      sha256: hex('c'),
      added_at: '2026-03-31T00:00:00Z',
      added_by: '小青',
    },
  ],
  policies: [
    {
      topic: 'delivery',
      scope: 'shop',
      scope_value: '',
      question: '几天送到?',
      answer: '三到五天',
      version: hex('d').slice(32),
      valid_from: '2026-01-01T00:00:00Z',
      valid_to: null,
      owner: '店长',
      source: '发货规则',
      made_at: '2026-01-01T00:00:00Z',
      made_by: '店长',
    },
  ],
  output: null,
  prior_package: null,
  warnings: ['gap', 'internal-notes'],
};

// Packages of this rendering lie with courts and customers, and a verifier makes their documents again.
// Whoever changes a document or one of its words raises `renderingVersion` and then these digests.
it('makes the documents of an older package as they were', () => {
  const documents = {
    transcript: [...transcript(document, rows)].join(''),
    statement: statement(document, rows),
    exhibitPages: [...exhibitPages(document, rows)].join(''),
    showInCourt: showInCourt(document, rows),
    policyPage: policyPage(document),
    completeness: completeness(document),
    evidenceList: evidenceList(document, rows),
    redactionLog: redactionLog(rows),
    readme: readme('EV-0001'),
  };
  const digests = Object.entries(documents).map(([name, text]) => [
    name,
    sha256(text).slice(0, 16),
  ]);
  expect({ renderingVersion, ...Object.fromEntries(digests) }).toMatchInlineSnapshot(`
    {
      "completeness": "5bab6081970596bc",
      "evidenceList": "17ebce55982accc1",
      "exhibitPages": "91e85dc64e4ee08e",
      "policyPage": "f9dc7aacdc220785",
      "readme": "da3a9ca52f541d24",
      "redactionLog": "78cb98c877d0ac9c",
      "renderingVersion": 4,
      "showInCourt": "2e2dc03a22c64c77",
      "statement": "2b585922b7d54399",
      "transcript": "de02dec0c4bcc248",
    }
  `);
});
