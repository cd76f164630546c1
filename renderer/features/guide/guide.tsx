import { Button, Drawer, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import {
  readGuide,
  searchGuide,
  type Chapter,
  type Section,
} from '../../../shared/domain/guide/read-guide.ts';
import { guideTexts } from '../../../shared/i18n/guide.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { Failure } from '../../ui/failure.tsx';
import { useFocusReturn } from '../../ui/focus-return.ts';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { SkeletonRows } from '../../ui/query-state.tsx';
import { ErrorCodes } from './error-codes.tsx';
import { Exports, Questions } from './exports.tsx';
import classes from './guide.module.css';
import { Markdown } from './markdown.tsx';

/** The user guide beside the room that it tells of: chapters, or what a search finds in them. */
export function Guide({
  room,
  onClose,
  onKeys,
}: {
  /** Where one is: it opens at the chapter of that room. */
  readonly room: string;
  readonly onClose: () => void;
  /** Opens the sheet of keys in its place. */
  readonly onKeys: () => void;
}): ReactNode {
  const t = useTexts(guideTexts);
  const language = useLanguage();
  useFocusReturn();
  const { data: chapters, error } = useQuery({
    queryKey: ['guide', language],
    queryFn: async () => readGuide(await sources[language]()),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(62rem, 94vw)"
      title={t.title}
      // The text is read while the room behind it stays as it was.
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {error !== null && <Failure error={error} what={t.failed} />}
      {chapters === undefined ? (
        error === null && <SkeletonRows />
      ) : (
        <Pages key={language} chapters={chapters} room={room} onKeys={onKeys} />
      )}
    </Drawer>
  );
}

const sources: Readonly<Record<Language, () => Promise<string>>> = {
  'zh-CN': async () => (await import('../../../resources/guide/zh-CN.md?raw')).default,
  'zh-TW': async () => (await import('../../../resources/guide/zh-TW.md?raw')).default,
  en: async () => (await import('../../../resources/guide/en.md?raw')).default,
};

function Pages({
  chapters,
  room,
  onKeys,
}: {
  readonly chapters: readonly Chapter[];
  readonly room: string;
  readonly onKeys: () => void;
}): ReactNode {
  const t = useTexts(guideTexts);
  const [words, setWords] = useState('');
  const [here] = useState<Place>({ chapter: room, section: null });
  const [place, setPlace] = useState(here);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const found = useMemo(() => searchGuide(chapters, words), [chapters, words]);
  const shown = chapters.find(({ id }) => id === place.chapter) ?? chapters[0];
  const isSearching = words.trim() !== '';
  const goTo = (chapter: string, section: string | null = null): void => {
    setWords('');
    setPlace({ chapter, section });
  };
  return (
    <div className={classes['guide']}>
      <nav className={classes['contents']} aria-label={t.contents}>
        <TextInput
          ref={box}
          type="search"
          aria-label={t.search}
          placeholder={t.searchHint}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <ul>
          {chapters.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={!isSearching && id === shown?.id ? 'page' : undefined}
                onClick={() => goTo(id)}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
        <Button
          variant="default"
          size="xs"
          onClick={onKeys}
          rightSection={<ActionKey action="help" />}
        >
          {t.keys}
        </Button>
      </nav>
      {isSearching ? (
        <Found chapters={chapters} found={found} words={words} goTo={goTo} />
      ) : (
        shown && (
          <ChapterText
            key={shown.id}
            chapter={shown}
            section={place === here ? undefined : place.section}
          />
        )
      )}
    </div>
  );
}

interface Place {
  readonly chapter: string;
  /** Its heading; null: the chapter's beginning. */
  readonly section: string | null;
}

function Found({
  chapters,
  found,
  words,
  goTo,
}: {
  readonly chapters: readonly Chapter[];
  readonly found: readonly Section[];
  readonly words: string;
  readonly goTo: (chapter: string, section: string | null) => void;
}): ReactNode {
  const t = useTexts(guideTexts);
  const titles = new Map(chapters.map(({ id, title }) => [id, title]));
  return (
    <div className={classes['text']}>
      <p role="status">{found.length === 0 ? t.nothing(words.trim()) : t.found(found.length)}</p>
      <ul className={classes['found']}>
        {found.map(({ chapter, title, text }) => (
          <li key={`${chapter} ${title}`}>
            <button type="button" onClick={() => goTo(chapter, title)}>
              <strong>
                {titles.get(chapter)}
                {title !== null && ` · ${title}`}
              </strong>
              <span>{excerptOf(text, words)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The line that holds the first of the words, without marks. */
function excerptOf(text: string, words: string): string {
  const [first = ''] = words.trim().toLowerCase().split(/\s+/);
  const lines = text.split('\n').filter((line) => /\p{L}/u.test(line));
  const line = lines.find((each) => each.toLowerCase().includes(first)) ?? lines[0] ?? '';
  return line
    .replace(/^[-\d.| ]+/, '')
    .replaceAll(/\*\*|`/g, '')
    .replaceAll('|', ' ');
}

function ChapterText({
  chapter: { id, title, sections },
  section: sought,
}: {
  readonly chapter: Chapter;
  /** Where to begin reading: a heading, null for the top; undefined leaves it as it opens. */
  readonly section: string | null | undefined;
}): ReactNode {
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sought === undefined) return;
    const headings = [...(text.current?.querySelectorAll('h3') ?? [])];
    const heading = headings.find(({ textContent }) => textContent === sought);
    (heading ?? text.current)?.scrollIntoView({ block: 'start' });
  }, [sought]);
  return (
    <article className={classes['text']} ref={text} aria-label={title}>
      <h2>{title}</h2>
      {sections.map((section) => (
        <section key={section.title ?? ''}>
          {section.title !== null && <h3>{section.title}</h3>}
          <Markdown text={section.text} />
        </section>
      ))}
      {id === 'start' && <Questions />}
      {id === 'imports' && <Exports />}
      {id === 'errors' && <ErrorCodes />}
    </article>
  );
}
