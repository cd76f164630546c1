import { excerpt } from '../../../../shared/domain/handovers/excerpt.ts';
import { maskText } from '../../../../shared/domain/handovers/mask-name.ts';
import type { ItemView, NoteView } from './note-view.ts';

/** For a group chat: short lines, customers' names and mobile numbers masked. */
export function renderPlainText(view: NoteView): string {
  const { words, number, hashCode, customers } = view;
  // A long name stands shortened in a headline; it is a name there too.
  const names = customers.flatMap((name) => [name, excerpt(name, 16), excerpt(name, 12)]);
  const masked = (text: string): string => maskText(text.replaceAll(/\s+/gu, ' '), names);
  const lines = [
    `【${words.title} ${number}】${hashCode === null ? '' : ` ${hashCode}`}`,
    ...view.heading.map(({ label, value }) => `${label}：${value}`),
    ...view.sections.flatMap(({ title, items, none }) => [
      '',
      `■ ${title}`,
      ...(items.length === 0 ? [none] : items.flatMap((item) => itemLines(item, masked))),
    ]),
    ...(view.addenda.length === 0 ? [] : ['', `■ ${words.addenda}`, ...view.addenda.map(masked)]),
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines(item: ItemView, masked: (text: string) => string): string[] {
  const fields = item.fields.map(({ label, value }) => `${label}：${value}`).join('；');
  return [
    `□ #${item.id} ${item.mark} ${masked(item.headline)}`,
    ...[item.situation, fields, item.remarks.join('；'), item.word ?? '']
      .filter((line) => line !== '')
      .map((line) => `   ${masked(line)}`),
  ];
}
