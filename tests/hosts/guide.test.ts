import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../electron/core/imports/detect.ts';
import { defaultSettings } from '../../shared/contract/default-settings.ts';
import { errorTable } from '../../shared/contract/errors.ts';
import { readGuide, searchGuide } from '../../shared/domain/guide/read-guide.ts';
import { actions } from '../../shared/domain/shortcuts/actions.ts';
import { answersTexts } from '../../shared/i18n/answers.ts';
import { aroundTexts } from '../../shared/i18n/around.ts';
import { backupTexts } from '../../shared/i18n/backups.ts';
import { bundleTexts } from '../../shared/i18n/bundles.ts';
import { disputesTexts } from '../../shared/i18n/disputes.ts';
import { evidenceTexts } from '../../shared/i18n/evidence.ts';
import { handoverDeedsTexts } from '../../shared/i18n/handover-deeds.ts';
import { handoversTexts } from '../../shared/i18n/handovers.ts';
import { importsTexts } from '../../shared/i18n/imports.ts';
import { inboxTexts } from '../../shared/i18n/inbox.ts';
import { metricsTexts } from '../../shared/i18n/metrics.ts';
import { personsTexts } from '../../shared/i18n/persons.ts';
import { promisesTexts } from '../../shared/i18n/promises.ts';
import { reminderTexts } from '../../shared/i18n/reminders.ts';
import { conversationTexts, searchTexts } from '../../shared/i18n/search.ts';
import { settingsTexts } from '../../shared/i18n/settings.ts';
import { shiftsTexts } from '../../shared/i18n/shifts.ts';
import { spotCheckTexts } from '../../shared/i18n/spot-checks.ts';
import { updateTexts } from '../../shared/i18n/updates.ts';
import { waitingTexts } from '../../shared/i18n/waiting.ts';
import { watchTexts } from '../../shared/i18n/watch.ts';
import { appTexts } from '../../shared/i18n/app.ts';
import { errorAdvice, errorWords } from '../../shared/i18n/errors.ts';
import { exportGuide } from '../../shared/i18n/export-guide.ts';
import { actionWords } from '../../shared/i18n/shortcuts.ts';
import { languages, type Language } from '../../shared/i18n/texts.ts';
import { allTexts } from '../translation/all-texts.ts';
import { guideFolder, guideInTaiwan } from '../translation/guide.ts';

const markdown = (language: Language): string =>
  readFileSync(new URL(`${language}.md`, guideFolder), 'utf8');
const project = resolve(import.meta.dirname, '../..');
const rooms = Object.keys(actions).flatMap((id) => /^room\.(.+)$/.exec(id)?.[1] ?? []);

/** As `keptword --help` lists them. */
const commands = [
  ...execFileSync(process.execPath, [join(project, 'electron/cli/index.ts'), '--help'], {
    encoding: 'utf8',
  }).matchAll(/^ {2}([a-z][a-z-]+)(?: |$)/gm),
].map((match) => match[1]!);

/** Views and deeds that make up the work in each room; the guide says them as the screen does. */
function important(language: Language): Readonly<Record<string, readonly string[]>> {
  const waiting = waitingTexts[language];
  const promises = promisesTexts[language];
  const disputes = disputesTexts[language];
  const answers = answersTexts[language];
  const watch = watchTexts[language];
  const handovers = handoversTexts[language];
  const deeds = handoverDeedsTexts[language];
  const evidence = evidenceTexts[language];
  const imports = importsTexts[language];
  const checks = spotCheckTexts[language];
  const metrics = metricsTexts[language];
  const settings = settingsTexts[language];
  return {
    search: [searchTexts[language].save, aroundTexts[language].title],
    conversations: [conversationTexts[language].recordPromise],
    waiting: [waiting.settle],
    promises: [
      promises.overdue,
      promises.shift,
      promises.today,
      promises.vague,
      promises.undated,
      promises.confirm,
      promises.reject,
      promises.edit,
      promises.keep,
      promises.withdraw,
      promises.keepByIt,
      promises.snooze,
      promises.rates,
      reminderTexts[language].seen,
    ],
    disputes: [
      disputes.overdue,
      disputes.confirm,
      disputes.duties,
      disputes.told,
      disputes.nextStep,
      disputes.transfer,
      disputes.summary,
      disputes.deadlines,
      disputes.satisfaction,
    ],
    answers: [
      answers.add,
      answers.asOf,
      answers.importTable,
      answers.exportTable,
      answers.contradictions,
      answers.faq,
      answers.except,
      answers.unrelated,
      answers.writeFromQuestion,
    ],
    watch: [
      watch['phishing-link'],
      watch.impersonation,
      watch['off-platform'],
      watch.threat,
      watch['repeated-asking'],
      watch['no-follow-up'],
      watch.confirm,
      watch.dismiss,
    ],
    handovers: [
      handovers.create,
      handovers.nextAction,
      handovers.owner,
      handovers.due,
      handovers.ifThen,
      handovers.lint,
      handovers.addItem,
      handovers.closeDone,
      handovers.sign,
      handovers.ask,
      handovers.refuse,
      handovers.verifyChain,
      deeds.addendum,
      deeds.viewLive,
      deeds.viewUnread,
      deeds.viewQuality,
      deeds.missCheck,
      deeds.comeOn,
      deeds.goOff,
      handovers.exportText,
    ],
    evidence: [
      evidence.options,
      evidence.context,
      evidence.redactSelection,
      evidence.redactWhole,
      evidence.withhold,
      evidence.brush,
      evidence.check,
      evidence.create,
      evidence.sealCode,
      evidence.verify,
      evidence.intact,
    ],
    imports: [
      imports.choose,
      imports.chooseFolder,
      imports.participants,
      imports.agents,
      imports.dryRun,
      imports.start,
      imports.columns,
      imports.markLine,
      imports.savePreset,
      imports.withdraw,
      imports.restore,
      imports.correct,
      imports.viewInbox,
      imports.viewCoverage,
      inboxTexts[language].takeNow,
    ],
    'spot-checks': [checks.drawTitle, checks.save, checks.appealAction, checks.agents],
    metrics: [
      metrics.firstResponse,
      metrics.response,
      metrics.within,
      metrics.unanswered,
      metrics.kept,
      metrics.repeats,
      metrics.saveTable,
    ],
    settings: [
      settings.language,
      settings.theme,
      settings.textSize,
      settings.person,
      shiftsTexts[language].plan,
      shiftsTexts[language].roster,
      shiftsTexts[language].now,
      shiftsTexts[language].zone,
      settings.solo,
      settings.amountLimit,
      personsTexts[language].title,
      personsTexts[language].countersign,
      bundleTexts[language].create,
      bundleTexts[language].merge,
      backupTexts[language].restore,
      updateTexts[language].title,
    ],
  };
}

describe.each(languages)('the guide in %s', (language) => {
  const text = markdown(language);
  const chapters = readGuide(text);
  const words = appTexts[language] as Readonly<Record<string, unknown>>;

  it('has a chapter of every room, under its name', () => {
    const named = chapters.map(({ id, title }) => `${id} ${title}`);
    expect(rooms.length).toBeGreaterThan(10);
    const missing = rooms.filter((id) => !named.includes(`${id} ${String(words[id])}`));
    expect(missing).toEqual([]);
  });

  it('names every command', () => {
    const named = new Set(
      [...text.matchAll(/`(?:keptword )?([a-z-]+)[^`]*`/g)].map(([, name]) => name),
    );
    const listed = commands.filter((name) => name !== 'help');
    expect(listed.length).toBeGreaterThan(30);
    expect(listed.filter((name) => !named.has(name))).toEqual([]);
  });

  it('names no command that there is not', () => {
    const named = [...text.matchAll(/`keptword ([a-z][a-z-]*)[^`]*`/g)].map(([, name]) => name!);
    expect(named.filter((name) => !commands.includes(name))).toEqual([]);
  });

  it('names every setting', () => {
    const unnamed = Object.keys(defaultSettings).filter((key) => !text.includes(`\`${key}\``));
    expect(unnamed).toEqual([]);
  });

  it('says of every error code what it means and what to do', () => {
    for (const code of Object.keys(errorTable) as (keyof typeof errorTable)[]) {
      expect(errorWords[language][code]).not.toBe('');
      expect(errorAdvice[language][code]).not.toBe('');
    }
    expect(chapters.map(({ id }) => id)).toContain('errors');
  });

  it('says how every format is exported', () => {
    const told = exportGuide[language].flatMap(({ ways }) => ways.flatMap(({ formats: of }) => of));
    const general = /^generic-/;
    const untold = formats
      .map(({ id }) => id)
      .filter((id) => !general.test(id) && !told.includes(id));
    expect(untold).toEqual([]);
  });

  it('quotes only words that stand on the screen', async () => {
    const onScreen = new Set([...(await allTexts(language))].map(plain));
    const quoted = [...text.matchAll(/\*\*(.+?)\*\*/g)].map((match) => match[1]!);
    expect(quoted.length).toBeGreaterThan(60);
    expect(quoted.filter((words) => !onScreen.has(plain(words)))).toEqual([]);
  });

  it('names the views and the deeds of each room as the screen does', () => {
    const missing = Object.entries(important(language)).flatMap(([id, labels]) => {
      const chapter = chapters.find((each) => each.id === id);
      const said = chapter?.sections.map((section) => section.text).join('\n') ?? '';
      return labels
        .filter((label) => !said.includes(plain(label)))
        .map((label) => `${id}: ${label}`);
    });
    expect(missing).toEqual([]);
  });

  it('finds a section by any words in it, those in headings first', () => {
    const [first] = searchGuide(chapters, 'ＣＴＲＬ+j');
    expect(first?.text).toContain('Ctrl+J');
    expect(searchGuide(chapters, chapters[1]!.title)[0]?.chapter).toBe(chapters[1]!.id);
    expect(searchGuide(chapters, 'ctrl+j zzzz')).toEqual([]);
    expect(searchGuide(chapters, ' ')).toEqual([]);
  });

  it('has words for every key that the sheet of keys lists', () => {
    const unnamed = Object.keys(actions).filter(
      (id) => !(actionWords[language] as Readonly<Record<string, string>>)[id],
    );
    expect(unnamed).toEqual([]);
  });
});

describe('the guides', () => {
  it('tell the same in every language', () => {
    const outline = (language: Language): string[] =>
      readGuide(markdown(language)).map(({ id, sections }) => `${id} ${sections.length}`);
    expect(outline('zh-CN')).toEqual(outline('en'));
    expect(outline('zh-TW')).toEqual(outline('en'));
  });

  it('are what zh-CN gives now in zh-TW; else run `npm run zh-tw`', () => {
    expect(existsSync(new URL('zh-TW.md', guideFolder))).toBe(true);
    expect(markdown('zh-TW')).toBe(guideInTaiwan());
  });
});

/** A button's text without the dots that say that it asks first. */
function plain(text: string): string {
  return text.replace(/…$/, '').trim();
}
