/** What a stretch of a line is, in UTF-16 offsets. */
export interface LineMark {
  readonly field: 'time' | 'sender' | 'text';
  readonly start: number;
  readonly end: number;
}

/** Digits with what stands between them in times: a first guess, which a person moves. */
const timeLike =
  /(?:\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?[ ,T]*)?(?:[上下]午|[AP]M)?\s?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?/i;

/** A first guess at a line: its time, the words up to a colon or a dash after it as the sender, the rest as text. */
export function suggestMarks(line: string): readonly LineMark[] {
  const time = timeLike.exec(line);
  if (!time) return [];
  const marks: LineMark[] = [
    { field: 'time', start: time.index, end: time.index + time[0].trimEnd().length },
  ];
  const after = line.slice(time.index + time[0].length);
  const sender =
    /^([\s\])>|,~–—-]*)([^\s:：][^:：]{0,60}?)(?:\s*[:：]\s*|\s+[~|>–—-]+\s+|\t)/u.exec(after);
  const from = time.index + time[0].length;
  if (sender) {
    const start = from + (sender[1]?.length ?? 0);
    marks.push({ field: 'sender', start, end: start + (sender[2]?.length ?? 0) });
    const text = from + sender[0].length;
    if (text < line.length) marks.push({ field: 'text', start: text, end: line.length });
    return marks;
  }
  const before = line.slice(0, time.index);
  const name = before.replace(/[\s([<:：]+$/u, '');
  if (name.trim() !== '') marks.push({ field: 'sender', start: leading(name), end: name.length });
  return marks.toSorted((a, b) => a.start - b.start);
}

/** The line with its marks as a pattern: `[{time}] {sender}: {text}`. The text goes to the line's end. */
export function patternOf(line: string, marks: readonly LineMark[]): string {
  let pattern = '';
  let at = 0;
  for (const { field, start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    pattern += `${line.slice(at, start)}{${field}}`;
    at = field === 'text' ? line.length : end;
    if (field === 'text') break;
  }
  return pattern + line.slice(at);
}

/** Marks one stretch anew; what it runs into, and what was marked as the same before, is let go. */
export function withMark(marks: readonly LineMark[], mark: LineMark): readonly LineMark[] {
  const others = marks.filter(
    ({ field, start, end }) => field !== mark.field && (end <= mark.start || start >= mark.end),
  );
  return [...others, mark].toSorted((a, b) => a.start - b.start);
}

function leading(text: string): number {
  return text.length - text.trimStart().length;
}
