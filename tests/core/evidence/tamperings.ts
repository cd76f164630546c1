import { copyFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ShownRow } from '../../../shared/domain/evidence/format.ts';
import * as forge from './forge.ts';

export interface Tampering {
  readonly name: string;
  readonly tamper: (folder: string) => void;
  /** Manifests and Payload-Oxum are made anew afterwards. */
  readonly remade: boolean;
  readonly codes: readonly string[];
  readonly verdict: 'altered' | 'incomplete';
  readonly of?: 'hiding';
  /**
   * What `sha256sum -c` says where that is not plain: it misses what was made anew, and strays that
   * no manifest lists.
   */
  readonly plain?: 'fits' | 'fails';
  /** A browser is handed no links at all. */
  readonly browser?: 'incomplete';
}

export const data = (folder: string, name: string): string => join(folder, 'data', name);

/** What somebody may do to a package, and what each verifier must say of it. */
export const tamperings: readonly Tampering[] = [
  {
    name: 'one character in the transcript',
    tamper: (folder) =>
      forge.edit(folder, 'data/transcript.html', (text) => text.replace('三月四日', '三月五日')),
    remade: false,
    codes: ['E01', 'E16'],
    verdict: 'altered',
  },
  {
    name: 'a file cut short',
    tamper: (folder) => forge.edit(folder, 'data/statement.html', (text) => text.slice(0, -40)),
    remade: false,
    codes: ['E01'],
    verdict: 'altered',
  },
  {
    name: 'other line ends',
    tamper: (folder) =>
      forge.edit(folder, 'data/messages.jsonl', (text) => text.replaceAll('\n', '\r\n')),
    remade: false,
    codes: ['E01'],
    verdict: 'altered',
  },
  {
    name: 'other bag-info',
    tamper: (folder) =>
      forge.edit(folder, 'bag-info.txt', (text) => text.replace('2026-04-01', '2026-03-01')),
    remade: false,
    codes: ['E01'],
    verdict: 'altered',
  },
  {
    name: 'a Payload-Oxum that does not fit',
    tamper(folder) {
      forge.remakeManifests(folder);
      forge.edit(folder, 'bag-info.txt', (text) => text.replace(/Oxum: \d+/, 'Oxum: 1'));
    },
    remade: false,
    codes: ['E07'],
    verdict: 'altered',
  },
  {
    name: 'another bagit.txt',
    tamper: (folder) => writeFileSync(join(folder, 'bagit.txt'), 'BagIt-Version: 9\n'),
    remade: true,
    codes: ['E08'],
    verdict: 'altered',
  },
  {
    name: 'text, manifests made anew',
    tamper: (folder) => forge.reword(folder, 3, '什么时候到说不准', false),
    remade: true,
    codes: ['E11', 'E13', 'E16'],
    verdict: 'altered',
  },
  {
    name: 'text and leaf, manifests made anew',
    tamper: (folder) => forge.reword(folder, 3, '什么时候到说不准', true),
    remade: true,
    codes: ['E13'],
    verdict: 'altered',
  },
  {
    name: 'a row taken out',
    tamper: (folder) => forge.writeRows(folder, forge.readRows(folder).toSpliced(4, 1)),
    remade: true,
    codes: ['E10', 'E13', 'E14'],
    verdict: 'altered',
  },
  {
    name: 'a row taken out and the rest renumbered',
    tamper(folder) {
      const rows = forge.readRows(folder).toSpliced(4, 1);
      forge.writeRows(
        folder,
        rows.map((row, index) => ({ ...row, seq: index + 1 })),
      );
    },
    remade: true,
    codes: ['E13', 'E14'],
    verdict: 'altered',
  },
  {
    name: 'two rows swapped',
    tamper(folder) {
      const [first, second, ...rest] = forge.readRows(folder);
      if (!first || !second) throw new Error('too few rows');
      forge.writeRows(folder, [{ ...second, seq: 1 }, { ...first, seq: 2 }, ...rest]);
    },
    remade: true,
    codes: ['E13', 'E14'],
    verdict: 'altered',
  },
  {
    name: 'visible words of a redacted message',
    tamper: (folder) => forge.reword(folder, 5, '他电话', false),
    remade: true,
    codes: ['E11', 'E13'],
    verdict: 'altered',
    of: 'hiding',
  },
  {
    name: 'a row that says included and hides something',
    tamper(folder) {
      const rows = forge.readRows(folder);
      Object.assign(rows[4] ?? {}, { state: 'included' });
      forge.writeRows(folder, rows);
    },
    remade: true,
    codes: ['E12', 'E14'],
    verdict: 'altered',
    of: 'hiding',
  },
  {
    name: 'a shown row turned into a withheld one',
    tamper(folder) {
      const rows = forge.readRows(folder);
      const { seq, leaf } = rows[2] as ShownRow;
      rows[2] = { seq, leaf, state: 'withheld', reason: 'unrelated' };
      forge.writeRows(folder, rows);
    },
    remade: true,
    codes: ['E14', 'E16'],
    verdict: 'altered',
  },
  {
    name: 'the exported file',
    tamper: (folder) => forge.edit(folder, 'data/originals/S-0001.bin', (text) => `${text} `),
    remade: true,
    codes: ['E15'],
    verdict: 'altered',
  },
  {
    name: 'a stray file in data/',
    tamper: (folder) => writeFileSync(data(folder, 'extra.txt'), 'x'),
    remade: false,
    codes: ['E03'],
    verdict: 'altered',
    plain: 'fits',
  },
  {
    name: 'a stray file in data/, listed',
    tamper: (folder) => writeFileSync(data(folder, 'extra.txt'), 'x'),
    remade: true,
    codes: ['E03'],
    verdict: 'altered',
  },
  {
    name: 'a stray attachment, listed',
    tamper: (folder) => writeFileSync(data(folder, 'attachments/A-0009.bin'), 'x'),
    remade: true,
    codes: ['E03'],
    verdict: 'altered',
  },
  {
    name: 'a stray tag file',
    tamper: (folder) => writeFileSync(join(folder, 'notes.txt'), 'x'),
    remade: false,
    codes: ['E04'],
    verdict: 'altered',
    plain: 'fits',
  },
  {
    name: 'the exported file removed',
    tamper: (folder) => rmSync(data(folder, 'originals/S-0001.bin')),
    remade: false,
    codes: ['E02'],
    verdict: 'incomplete',
  },
  {
    name: 'the exported file removed, manifests made anew',
    tamper: (folder) => rmSync(data(folder, 'originals/S-0001.bin')),
    remade: true,
    codes: ['E02'],
    verdict: 'incomplete',
  },
  {
    name: 'the manifest removed',
    tamper: (folder) => rmSync(join(folder, 'manifest-sha256.txt')),
    remade: false,
    codes: ['E02'],
    verdict: 'incomplete',
  },
  {
    name: 'the tag manifest removed',
    tamper: (folder) => rmSync(join(folder, 'tagmanifest-sha256.txt')),
    remade: false,
    codes: ['E02'],
    verdict: 'incomplete',
  },
  {
    name: 'the messages removed, manifests made anew',
    tamper: (folder) => rmSync(data(folder, 'messages.jsonl')),
    remade: true,
    codes: ['E02'],
    verdict: 'incomplete',
  },
  {
    name: 'a path in the manifest that leads outside',
    tamper(folder) {
      writeFileSync(join(dirname(folder), 'outside.txt'), 'x');
      forge.edit(
        folder,
        'manifest-sha256.txt',
        (text) => `${text}${'0'.repeat(64)}  data/../../outside.txt\n`,
      );
    },
    remade: false,
    codes: ['E06', 'E01'],
    verdict: 'altered',
  },
  {
    name: 'an absolute path in the manifest',
    tamper: (folder) =>
      forge.edit(folder, 'manifest-sha256.txt', (text) => `${text}${'0'.repeat(64)}  /etc/hosts\n`),
    remade: false,
    codes: ['E06'],
    verdict: 'altered',
  },
  {
    name: 'an entry twice in the manifest',
    tamper: (folder) =>
      forge.edit(folder, 'manifest-sha256.txt', (text) => `${text}${text.split('\n')[0]}\n`),
    remade: false,
    codes: ['E05'],
    verdict: 'altered',
  },
  {
    name: 'a manifest line that is none',
    tamper: (folder) => forge.edit(folder, 'manifest-sha256.txt', (text) => `${text}hello\n`),
    remade: false,
    codes: ['E08'],
    verdict: 'altered',
  },
  {
    name: 'a link in place of a file',
    tamper(folder) {
      const file = data(folder, 'originals/S-0001.bin');
      const elsewhere = join(dirname(folder), 'elsewhere.bin');
      renameSync(file, elsewhere);
      symlinkSync(elsewhere, file);
    },
    remade: false,
    codes: ['E06'],
    verdict: 'altered',
    plain: 'fits',
    browser: 'incomplete',
  },
  {
    name: 'two names that differ by case',
    tamper: (folder) =>
      copyFileSync(data(folder, 'transcript.html'), data(folder, 'Transcript.html')),
    remade: true,
    codes: ['E06'],
    verdict: 'altered',
  },
  {
    name: 'a name that is not ASCII',
    tamper: (folder) => writeFileSync(data(folder, '证据.txt'), 'x'),
    remade: true,
    codes: ['E06'],
    verdict: 'altered',
  },
  {
    name: 'an attachment under another extension',
    tamper(folder) {
      renameSync(data(folder, 'attachments/A-0001.png'), data(folder, 'attachments/A-0001.pdf'));
      for (const path of ['data/messages.jsonl', 'data/evidence.json']) {
        forge.edit(folder, path, (text) => text.replaceAll('A-0001.png', 'A-0001.pdf'));
      }
      forge.edit(folder, 'data/evidence-list.csv', (text) =>
        text.replaceAll('A-0001.png', 'A-0001.pdf'),
      );
    },
    remade: true,
    codes: ['E09'],
    verdict: 'altered',
  },
  {
    name: 'the bytes of an attachment',
    tamper: (folder) => writeFileSync(data(folder, 'attachments/A-0001.png'), '\u0089PNG'),
    remade: true,
    codes: ['E09'],
    verdict: 'altered',
  },
  {
    name: 'a transcript that tells otherwise than the messages',
    tamper: (folder) =>
      forge.edit(folder, 'data/transcript.html', (text) => text.replace('赔您十元', '赔您百元')),
    remade: true,
    codes: ['E16'],
    verdict: 'altered',
  },
  {
    name: 'a completeness statement that tells otherwise',
    tamper: (folder) =>
      forge.edit(folder, 'data/completeness.html', (text) =>
        text.replace('<td>40</td>', '<td>20</td>'),
      ),
    remade: true,
    codes: ['E16'],
    verdict: 'altered',
  },
  {
    name: 'a key that stands twice in a row',
    tamper: (folder) =>
      forge.edit(folder, 'data/messages.jsonl', (text) =>
        text.replace('"seq":1,', '"seq":9,"seq":1,'),
      ),
    remade: true,
    codes: ['E10'],
    verdict: 'altered',
  },
  {
    name: 'an exhibit number',
    tamper: (folder) =>
      forge.edit(folder, 'data/messages.jsonl', (text) =>
        text.replace('EV-0001-0003', 'EV-0001-0099'),
      ),
    remade: true,
    codes: ['E14', 'E16'],
    verdict: 'altered',
  },
  {
    name: 'documents said to be of another version',
    tamper: (folder) =>
      forge.edit(folder, 'data/evidence.json', (text) =>
        text.replace(/"rendering":\d+/, '"rendering":1'),
      ),
    remade: true,
    codes: ['E18'],
    verdict: 'incomplete',
  },
  {
    name: 'evidence.json that is none',
    tamper: (folder) => writeFileSync(data(folder, 'evidence.json'), '{"spec":"evpack/1"}'),
    remade: true,
    codes: ['E14'],
    verdict: 'altered',
  },
];

/** What `sha256sum -c` is to say of a tampering. */
export function plainVerdict({ plain, remade }: Tampering): 'fits' | 'fails' {
  return plain ?? (remade ? 'fits' : 'fails');
}
