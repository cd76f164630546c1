import type { ItemView, NoteView } from './note-view.ts';

/** CommonMark with task boxes; what people said cannot turn into markup. */
export function renderMarkdown(view: NoteView): string {
  const { words, number, hashCode } = view;
  const code = hashCode === null ? [] : [`\`${hashCode}\``];
  return `${[
    `# ${escape(words.title)} ${escape(number)}`,
    ...code,
    view.heading.map(({ label, value }) => `- **${escape(label)}**: ${escape(value)}`).join('\n'),
    ...view.sections.flatMap(({ title, items, none }) => [
      `## ${escape(title)}`,
      items.length === 0 ? escape(none) : items.map(itemLines).join('\n'),
    ]),
    ...(view.addenda.length === 0
      ? []
      : [
          `## ${escape(words.addenda)}`,
          view.addenda.map((line) => `- ${escape(line)}`).join('\n'),
        ]),
    `## ${escape(words.signature)}`,
    [words.outgoing, words.incoming, words.supervisor]
      .map((who) => `- ${escape(who)}: ＿＿＿＿＿＿`)
      .join('\n'),
    view.footing.map(({ label, value }) => `- ${escape(label)}: \`${value}\``).join('\n'),
  ].join('\n\n')}\n`;
}

function itemLines(item: ItemView): string {
  const fields = item.fields.map(({ label, value }) => `${label}: ${value}`).join(' · ');
  const below = [item.situation, fields, item.remarks.join(' · '), item.word ?? ''];
  const box = item.isClosed || item.isAccepted ? '[x]' : '[ ]';
  return [
    `- ${box} \\#${item.id} ${escape(item.mark)} **${escape(item.headline)}**`,
    ...below.filter((line) => line !== '').map((line) => `  - ${escape(line)}`),
  ].join('\n');
}

function escape(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_{}[\]<>#|~]/gu, String.raw`\$&`);
}
