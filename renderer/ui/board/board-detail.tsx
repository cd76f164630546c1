import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { commonWords } from '../../../shared/i18n/words.ts';
import { ActionKey } from '../key-hint.tsx';
import type { ActionId } from '../../../shared/domain/shortcuts/actions.ts';
import { useTexts } from '../language.ts';
import { useIsWide } from '../layout.ts';
import { useShown } from '../masking.tsx';
import classes from './board.module.css';

interface BoardDetailProps {
  readonly onClose: () => void;
  /** Beside the title. */
  readonly marks?: ReactNode;
  readonly title: string;
  readonly when?: ReactNode;
  /** What is known and can be written; scrolls by itself. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** The conversation, and its name for the ear. */
  readonly source: ReactNode;
  readonly sourceLabel: string;
}

/** One thing whole: what is known, what can be decided, and its message in the conversation. */
export function BoardDetail(props: BoardDetailProps): ReactNode {
  const { onClose, marks, title, when, children, actions, source, sourceLabel } = props;
  const common = useTexts(commonWords);
  const isWide = useIsWide();
  const shown = useShown();
  return (
    <div className={classes['details']} data-narrow={!isWide || undefined}>
      <div className={classes['facts']}>
        {!isWide && (
          <Button size="compact-sm" variant="subtle" w="fit-content" onClick={onClose}>
            {common.back}
          </Button>
        )}
        <div className={classes['line']}>
          {marks}
          <h2 className={classes['title']}>{shown(title)}</h2>
          {when}
        </div>
        {children}
      </div>
      {actions}
      <section className={classes['source']} aria-label={sourceLabel}>
        {source}
      </section>
    </div>
  );
}

interface ActionsProps<Action extends string> {
  readonly label: string;
  /** The likeliest first. */
  readonly actions: readonly {
    readonly id: Action;
    readonly label: string;
    readonly action: ActionId;
  }[];
  readonly onAction: (action: Action) => void;
}

/** What can be decided, each with its key. */
export function DetailActions<Action extends string>(props: ActionsProps<Action>): ReactNode {
  const { label, actions, onAction } = props;
  return (
    <div className={classes['actions']} role="group" aria-label={label}>
      {actions.map(({ id, label: name, action }, place) => (
        <Button
          key={id}
          size="compact-md"
          variant={place === 0 ? 'filled' : 'default'}
          onClick={() => onAction(id)}
          rightSection={<ActionKey action={action} />}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
