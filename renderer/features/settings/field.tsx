import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** A label and its control; the control names itself to assistive technology. */
export function Field({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className={classes['field']}>
      <span className={classes['label']} aria-hidden="true" data-setting>
        {label}
      </span>
      <div className={classes['control']}>{children}</div>
    </div>
  );
}
