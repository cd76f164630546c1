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

/** The whole page: choose or drop a package, give the seal code, read the verdict. */
function start(page: HTMLElement): void {
  const result = element('section', { id: 'result', 'aria-live': 'polite' });
  const seal = element('input', {
    id: 'seal',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '200',
  });
  let last: (() => Promise<PackageFiles>) | null = null;
  const verify = async (open: () => Promise<PackageFiles>): Promise<void> => {
    last = open;
    const code = seal.value.trim() === '' ? undefined : sealDigits(seal.value);
    if (seal.value.trim() !== '' && code === undefined) {
      result.replaceChildren(element('p', { class: 'problem' }, `${zh.sealBad} ${en.sealBad}`));
      return;
    }
    result.replaceChildren(element('p', {}, `${zh.working} ${en.working}`));
    const files = await open();
    try {
      const found = await verifyFiles(files, browserHost, { seal: code });
      result.replaceChildren(resultView(found));
    } finally {
      files.close();
    }
  };
  const zip = element('input', { type: 'file', id: 'zip', accept: '.zip,application/zip' });
  const folder = element('input', { type: 'file', id: 'folder', webkitdirectory: '' });
  zip.addEventListener('change', () => {
    const file = zip.files?.[0];
    if (file) void verify(() => zipPackage(file));
    zip.value = '';
  });
  folder.addEventListener('change', () => {
    const placed = [...(folder.files ?? [])].map((file): PlacedFile => {
      return { path: file.webkitRelativePath, file };
    });
    if (placed.length > 0) void verify(async () => folderPackage(placed));
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
    void verify(isZip ? () => zipPackage(only.file) : async () => folderPackage(files));
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
