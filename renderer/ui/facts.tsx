import { Fragment, type ReactNode } from 'react';
import classes from './facts.module.css';
import { useShown } from './masking.tsx';

/** A name, its value, and what is worth adding in a lighter tone. */
export type Fact = readonly [name: string, value: ReactNode, remark?: ReactNode];

/** Names and values in two columns; what has no value is left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const shown = useShown();
  return (
    <dl className={classes['facts']}>
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value, remark]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>
              {typeof value === 'string' ? shown(value) : value}
              {remark ? <span className={classes['remark']}>{remark}</span> : null}
            </dd>
          </Fragment>
        ))}
    </dl>
  );
}
