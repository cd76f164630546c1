import { verifyPageTexts } from '../../shared/i18n/verify-page.ts';
import type { PackageFiles } from '../../shared/domain/evidence/verify/package-files.ts';
import { sealDigits, verifyFiles } from '../../shared/domain/evidence/verify/verify-files.ts';
import { chinese } from './chinese.ts';
import { droppedFiles } from './dropped-files.ts';
import { element } from './element.ts';
import { folderPackage, type PlacedFile } from './folder-package.ts';
import { browserHost } from './host.ts';
import { resultView } from './result-view.ts';
import { zipPackage } from './zip-package.ts';

const zh = verifyPageTexts[chinese];
const en = verifyPageTexts.en;

/** What was chosen, by the name that a person knows it by. */
interface Chosen {
  readonly name: string;
  open(): Promise<PackageFiles>;
}

/** The whole page: choose or drop a package, give the seal code, read the verdict. */
function start(page: HTMLElement): void {
  const result = element('section', { id: 'result', 'aria-live': 'polite' });
  const seal = element('input', {
    id: 'seal',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '200',
  });
  let last: Chosen | null = null;
  const verify = async (chosen: Chosen): Promise<void> => {
    last = chosen;
    const code = seal.value.trim() === '' ? undefined : sealDigits(seal.value);
    if (seal.value.trim() !== '' && code === undefined) {
      result.replaceChildren(element('p', { class: 'problem' }, `${zh.sealBad} ${en.sealBad}`));
      return;
    }
    result.replaceChildren(element('p', {}, `${zh.working} ${en.working}`));
    const files = await chosen.open();
    try {
      const found = await verifyFiles(files, browserHost, { seal: code });
      result.replaceChildren(resultView(found, chosen.name, new Date()));
    } finally {
      files.close();
    }
  };
  const zip = element('input', { type: 'file', id: 'zip', accept: '.zip,application/zip' });
  const folder = element('input', { type: 'file', id: 'folder', webkitdirectory: '' });
  zip.addEventListener('change', () => {
    const file = zip.files?.[0];
    if (file) void verify(zipped(file));
    zip.value = '';
  });
  folder.addEventListener('change', () => {
    const placed = [...(folder.files ?? [])].map((file): PlacedFile => {
      return { path: file.webkitRelativePath, file };
    });
    if (placed.length > 0) void verify(inFolder(placed));
    folder.value = '';
  });
  seal.addEventListener('change', () => {
    if (last) void verify(last);
  });
  const drop = element(
    'div',
    { id: 'drop' },
    element('p', {}, zh.drop, element('small', {}, en.drop)),
    element('label', { class: 'button' }, `${zh.chooseZip} ${en.chooseZip}`, zip),
    element('label', { class: 'button' }, `${zh.chooseFolder} ${en.chooseFolder}`, folder),
  );
  acceptDrops(drop, (files) => {
    const [only] = files;
    const isZip = files.length === 1 && only && !only.path.includes('/');
    void verify(isZip ? zipped(only.file) : inFolder(files));
  });
  page.replaceChildren(
    element('h1', {}, zh.title, element('small', {}, en.title)),
    element('p', { class: 'dim' }, `${zh.about} ${en.about}`),
    element('label', { for: 'seal' }, `${zh.seal} ${en.seal}`),
    seal,
    drop,
    result,
  );
}

const zipped = (file: File): Chosen => ({ name: file.name, open: () => zipPackage(file) });

function inFolder(files: readonly PlacedFile[]): Chosen {
  const name = files[0]?.path.split('/')[0] ?? '';
  return { name, open: async () => folderPackage(files) };
}

function acceptDrops(target: HTMLElement, take: (files: readonly PlacedFile[]) => void): void {
  for (const name of ['dragover', 'drop'] as const) {
    window.addEventListener(name, (event) => event.preventDefault());
  }
  target.addEventListener('dragover', () => target.classList.add('over'));
  target.addEventListener('dragleave', () => target.classList.remove('over'));
  target.addEventListener('drop', (event) => {
    target.classList.remove('over');
    if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(take);
  });
}

const page = document.getElementById('page');
document.documentElement.lang = chinese;
if (page) start(page);
