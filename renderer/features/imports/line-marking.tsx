import { Button, TextInput } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { useTexts } from '../../ui/language.ts';
import classes from './imports.module.css';
import { patternOf, suggestMarks, withMark, type LineMark } from './line-marks.ts';

interface LineMarkingProps {
  readonly lines: readonly string[];
  /** By which it is read now. */
  readonly pattern: string | undefined;
  readonly onPattern: (pattern: string) => void;
}

/** One line of an unknown text, on which a person marks what is time, sender and text. */
export function LineMarking({ lines, pattern, onPattern }: LineMarkingProps): ReactNode {
  const t = useTexts(importsTexts);
  const field = useRef<HTMLInputElement>(null);
  const [line, setLine] = useState(
    () => lines.find((each) => suggestMarks(each).length > 0) ?? lines[0] ?? '',
  );
  const [marks, setMarks] = useState<readonly LineMark[]>(() => suggestMarks(line));
  const [typed, setTyped] = useState(() => pattern ?? patternOf(line, marks));
  const put = (next: readonly LineMark[], of: string): void => {
    setMarks(next);
    setTyped(patternOf(of, next));
  };
  const choose = (chosen: string): void => {
    setLine(chosen);
    put(suggestMarks(chosen), chosen);
  };
  const mark = (as: LineMark['field']): void => {
    const { selectionStart: start, selectionEnd: end } = field.current ?? {};
    if (typeof start !== 'number' || typeof end !== 'number' || end <= start) return;
    put(withMark(marks, { field: as, start, end }), line);
  };
  const names = { time: t.fieldTime, sender: t.fieldSender, text: t.fieldText } as const;
  return (
    <div className={classes['asking']} role="group" aria-label={t.markLine}>
      <p>{t.markLineHint}</p>
      <ul className={classes['lineChoices']} aria-label={t.lineChoice}>
        {lines.slice(0, 8).map((each, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <button
              type="button"
              className={classes['choiceRow']}
              aria-pressed={each === line}
              onClick={() => choose(each)}
            >
              <span className={classes['choiceLine']}>{each}</span>
            </button>
          </li>
        ))}
      </ul>
      <TextInput ref={field} label={t.markedLine} value={line} readOnly spellCheck={false} />
      <Marked line={line} marks={marks} />
      <div className={classes['buttons']}>
        {(['time', 'sender', 'text'] as const).map((as) => (
          <Button
            key={as}
            size="compact-sm"
            variant="default"
            // The field keeps its selection.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => mark(as)}
          >
            {t.markAs(names[as])}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" onClick={() => put([], line)}>
          {t.clearMarks}
        </Button>
      </div>
      <div className={classes['patternRow']}>
        <TextInput
          label={t.linePattern}
          placeholder={t.linePatternHint}
          value={typed}
          maxLength={300}
          spellCheck={false}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button disabled={typed.trim() === ''} onClick={() => onPattern(typed)}>
          {t.useLinePattern}
        </Button>
      </div>
    </div>
  );
}

/** The line with its marks named: not by colour alone. */
function Marked({ line, marks }: { line: string; marks: readonly LineMark[] }): ReactNode {
  const t = useTexts(importsTexts);
  const names = { time: t.fieldTime, sender: t.fieldSender, text: t.fieldText } as const;
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { field, start, end } of marks) {
    pieces.push(line.slice(at, start));
    pieces.push(
      <mark key={start} className={classes['mark']} data-field={field}>
        {line.slice(start, end)}
        <span className={classes['markName']}>{names[field]}</span>
      </mark>,
    );
    at = end;
  }
  pieces.push(line.slice(at));
  return <p className={classes['markedLine']}>{pieces}</p>;
}
