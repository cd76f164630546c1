import { Button } from '@mantine/core';
import { useMemo, useRef, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { keysOf, type ActionId } from '../../../shared/domain/shortcuts/actions.ts';
import { keyInWords } from '../../../shared/domain/shortcuts/key-names.ts';
import { tourTexts } from '../../../shared/i18n/first-run.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { useSettings } from '../../ui/settings.ts';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import { goToTourStep, leaveTour, tourLength, useTour } from '../../ui/tour.ts';
import { tourSteps } from './tour-steps.ts';
import classes from './tour.module.css';

/** A strip below the room: the step, what to do there, and the ways on. Nothing waits for it. */
export function Tour(): ReactNode {
  const t = useTexts(tourTexts);
  const tour = useTour();
  const { shortcuts: remapped } = useSettings();
  const [path, navigate] = useLocation();
  const strip = useRef<HTMLElement>(null);
  const isShown = tour?.isShown === true;
  const number = tour?.step ?? 0;
  const keys = useMemo<readonly Shortcut[]>(
    () => [{ keys: ['g t'], label: t.key, run: () => focusFirst(strip.current) }],
    [t],
  );
  useShortcuts(keys, isShown);
  const step = tourSteps[number];
  if (!isShown || !step) return null;
  const keyOf = (action: ActionId): string => keyInWords(keysOf(action, remapped)[0] ?? '–');
  const isLast = number === tourLength - 1;
  // A step shows its room; from then on one may walk anywhere.
  const go = (to: number): void => {
    goToTourStep(to);
    navigate(tourSteps[to]?.path ?? '/search');
  };
  const leave = (finished: boolean): void => {
    leaveTour(finished);
    const key = keyOf('palette');
    notify(finished ? t.finished(key) : t.left(key));
    document.getElementById('content')?.focus();
  };
  return (
    <aside ref={strip} className={classes['tour']} aria-label={t.tour}>
      <div className={classes['words']} aria-live="polite">
        <p className={classes['count']}>{t.step(number + 1, tourLength)}</p>
        <p className={classes['title']}>{t[step.title] as string}</p>
        <p className={classes['what']}>{step.what(t, keyOf)}</p>
      </div>
      <div className={classes['ways']}>
        <Button
          size="compact-sm"
          onClick={() => (isLast ? leave(true) : go(number + 1))}
          rightSection={<KeyHint keys="g t" />}
        >
          {isLast ? t.finish : t.next}
        </Button>
        {path !== step.path && (
          <Button size="compact-sm" variant="default" onClick={() => navigate(step.path)}>
            {t.go}
          </Button>
        )}
        {number > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => go(number - 1)}>
            {t.previous}
          </Button>
        )}
        {!isLast && (
          <Button size="compact-sm" variant="subtle" onClick={() => leave(false)}>
            {t.leave}
          </Button>
        )}
      </div>
      <ol className={classes['dots']} aria-hidden="true">
        {tourSteps.map(({ title }, at) => (
          <li key={title} data-at={at < number ? 'done' : at === number ? 'here' : 'ahead'} />
        ))}
      </ol>
    </aside>
  );
}

function focusFirst(strip: HTMLElement | null): void {
  strip?.querySelector('button')?.focus();
}
