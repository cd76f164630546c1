import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** Beside the title: counts, a filter, the room's first action. */
  readonly actions?: ReactNode;
  /** `list`: the content scrolls by itself and fills the height. `text`: the page scrolls. */
  readonly kind?: 'list' | 'text';
  readonly children: ReactNode;
}

/** A room's frame: one heading, its actions, and the content. */
export function Page({ title, actions, kind = 'list', children }: PageProps): ReactNode {
  return (
    <section className={classes['page']} aria-label={title}>
      <header className={classes['header']}>
        <h1 className={classes['title']}>{title}</h1>
        {actions}
      </header>
      <div className={classes[kind]}>{children}</div>
    </section>
  );
}

interface PanelProps {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A named part of a page, told apart by space and weight, not by a box. */
export function Panel({ title, actions, children }: PanelProps): ReactNode {
  return (
    <section className={classes['panel']} aria-label={title}>
      {title !== undefined && (
        <header className={classes['panelHeader']}>
          <h2 className={classes['panelTitle']}>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}

interface PanesProps {
  readonly list: ReactNode;
  /** Its rows are short: what stands beside it gets the room. */
  readonly isListSlim?: boolean;
  /** Null while nothing is open. */
  readonly detail: ReactNode;
  /** Beside the detail, where there is room for three. */
  readonly aside?: ReactNode;
  readonly isWide: boolean;
}

/** List and detail: side by side where there is room, else one at a time. The list keeps its state. */
export function Panes({ list, isListSlim, detail, aside, isWide }: PanesProps): ReactNode {
  const hasDetail = detail !== null && detail !== undefined && detail !== false;
  return (
    <div className={classes['panes']}>
      <div
        className={classes['listPane']}
        data-split={isWide}
        data-slim={isListSlim}
        hidden={!isWide && hasDetail}
      >
        {list}
      </div>
      {(isWide || hasDetail) && <div className={classes['detailPane']}>{detail}</div>}
      {aside && <div className={classes['asidePane']}>{aside}</div>}
    </div>
  );
}

/** One sentence that says what an empty place is for, and the next step. */
export function EmptyState({ text, children }: { text: string; children?: ReactNode }): ReactNode {
  return (
    <div className={classes['empty']}>
      <p>{text}</p>
      {children}
    </div>
  );
}
