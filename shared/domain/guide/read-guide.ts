/** One room or matter of the user guide. */
export interface Chapter {
  /** A room's id, or `start`, `commands` …; the same in every language. */
  readonly id: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly chapter: string;
  /** Null: what stands before the first heading. */
  readonly title: string | null;
  /** Markdown. */
  readonly text: string;
}

/** The guide of one language (`resources/guide`): `# Title {#id}` begins a chapter, `##` a section. */
export function readGuide(markdown: string): readonly Chapter[] {
  return markdown
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...body] = part.split('\n');
      const [, title = head, id = ''] = /^(.*?) \{#([\w-]+)\}$/.exec(head) ?? [];
      return { id, title, sections: sectionsOf(id, body.join('\n')) };
    });
}

/** Sections that hold all of the words, those first that name them in their headings. */
export function searchGuide(chapters: readonly Chapter[], words: string): readonly Section[] {
  const sought = fold(words).split(/\s+/).filter(Boolean);
  if (sought.length === 0) return [];
  const found = chapters.flatMap(({ title, sections }) =>
    sections.map((section) => {
      const heading = fold(`${title} ${section.title ?? ''}`);
      const all = `${heading} ${fold(section.text)}`;
      const isHit = sought.every((word) => all.includes(word));
      const inHeading = sought.filter((word) => heading.includes(word)).length;
      return { section, isHit, inHeading };
    }),
  );
  return found
    .filter(({ isHit }) => isHit)
    .toSorted((a, b) => b.inHeading - a.inHeading)
    .map(({ section }) => section);
}

function sectionsOf(chapter: string, body: string): readonly Section[] {
  const [intro = '', ...rest] = body.split(/^## /m);
  const sections = rest.map((part) => {
    const end = part.indexOf('\n');
    return { chapter, title: part.slice(0, end).trim(), text: part.slice(end + 1).trim() };
  });
  const opening = { chapter, title: null, text: intro.trim() };
  return opening.text === '' ? sections : [opening, ...sections];
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
