import { useMemo, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import {
  findReferences,
  type Reference,
  type ReferenceKind,
} from '../../../shared/domain/references/find-references.ts';
import { aroundTexts } from '../../../shared/i18n/around.ts';
import { referenceWords } from '../../../shared/i18n/words.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useTexts } from '../../ui/language.ts';
import { useShown } from '../../ui/masking.tsx';
import { startSearch } from '../../ui/search-request.ts';
import classes from './around.module.css';

const most = 8;

/** Orders, items, parcels and phones that are named near a message; each finds all that names it. */
export function Numbers({ near }: { near: readonly Message[] }): ReactNode {
  const t = useTexts(aroundTexts);
  const kinds = useTexts(referenceWords);
  const [, navigate] = useLocation();
  const shown = useShown();
  const found = useMemo(() => namedIn(near), [near]);
  if (found.length === 0) return null;
  return (
    <section className={classes['section']} aria-label={t.numbers}>
      <h3>{t.numbers}</h3>
      <ul className={classes['numbers']}>
        {found.map(({ kind, value }) => (
          <li key={`${kind} ${value}`}>
            <button
              type="button"
              className={classes['number']}
              title={t.find(kinds[kind], shown(value))}
              aria-label={t.find(kinds[kind], shown(value))}
              onClick={() => {
                startSearch({ words: '', reference: value });
                navigate('/search');
              }}
            >
              <span className={classes['kind']}>{kinds[kind]}</span> {shown(value)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const leading: ReadonlySet<ReferenceKind> = new Set(['order', 'item', 'tracking', 'phone']);

function namedIn(messages: readonly Message[]): readonly Reference[] {
  const all = messages.flatMap(({ text }) => findReferences(text));
  const fitting = all.filter(
    ({ kind, value }) => leading.has(kind) && value.length >= 4 && value.length <= 40,
  );
  return [...new Map(fitting.map((each) => [each.value, each])).values()].slice(0, most);
}
