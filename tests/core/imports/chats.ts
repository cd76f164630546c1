import fc from 'fast-check';

/** One thing said in a generated chat. */
export interface Said<Who extends string = string> {
  readonly at: Date;
  readonly who: Who;
  readonly text: string;
}

const word = fc.constantFrom(
  '在吗',
  'order 42',
  '好的: 明天',
  '(2)',
  '😀',
  '——',
  '2026',
  'a:b',
  '[图]',
  '"好"',
  '\u200fשלום',
  '11:30',
);
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

/** Texts of one to three lines, with digits, colons, brackets, quotes, emoji and right-to-left marks. */
export const bodies = fc
  .array(line, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join('\n'));

/** A chat between `people`. Times rise by minutes, from a day whose number no month has. */
export function chatsOf<Who extends string>(
  people: readonly Who[],
  texts: fc.Arbitrary<string> = bodies,
): fc.Arbitrary<Said<Who>[]> {
  const step = fc.integer({ min: 1, max: 3_000 });
  return fc
    .array(fc.record({ step, who: fc.constantFrom(...people), text: texts }), {
      minLength: 2,
      maxLength: 20,
    })
    .map((steps) => {
      let minute = Date.UTC(2026, 0, 25, 9) / 60_000;
      return steps.map((each) => {
        minute += each.step;
        return { at: new Date(minute * 60_000), who: each.who, text: each.text };
      });
    });
}

export const two = (value: number): string => String(value).padStart(2, '0');
export const isoDay = (at: Date): string => at.toISOString().slice(0, 10);
export const isoMinute = (at: Date): string => at.toISOString().slice(11, 16);

/** `am` and `pm` before or after the hour of twelve, as given. */
export function twelve(at: Date, write: (clock: string, isMorning: boolean) => string): string {
  const hour = at.getUTCHours();
  return write(`${hour % 12 === 0 ? 12 : hour % 12}:${two(at.getUTCMinutes())}`, hour < 12);
}
