import { Modal } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { appTexts } from '../../shared/i18n/app.ts';
import { ActionKey } from '../ui/key-hint.tsx';
import { useTexts } from '../ui/language.ts';
import { rowAfter } from '../ui/list-keys.ts';
import { notify } from '../ui/notice.tsx';
import { isComposing, useActiveShortcuts } from '../ui/shortcuts.ts';
import { useCommands, type Command } from './commands.ts';
import { fits } from './fits.ts';
import classes from './palette.module.css';
import { possibleActions } from './desktop-bridge.ts';

export interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Where to go, what to do, what to find: by a few letters of it. */
export function Palette({ opened, onClose }: PaletteProps): ReactNode {
  const t = useTexts(appTexts);
  const [chosen, choose] = useState<Command | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      size="34rem"
      padding={0}
      title={undefined}
      attributes={{ content: { 'aria-label': t.command } }}
      returnFocus
      onExitTransitionEnd={() => {
        // Only now the focus is back where it was, and what is done there finds it.
        choose(null);
        chosen?.run();
      }}
    >
      <PaletteBody
        onRun={(command) => {
          if (command.isElsewhere) notify(t.notHere(`${command.label}（${command.remark}）`));
          else choose(command);
          onClose();
        }}
      />
    </Modal>
  );
}

function PaletteBody({ onRun }: { onRun: (command: Command) => void }): ReactNode {
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
  const [words, setWords] = useState('');
  const [selected, setSelected] = useState(0);
  const id = useId();
  const possible = possibleActions(useActiveShortcuts());
  const commands = useCommands({ navigate, possible, words });
  const shown = commands.filter(({ always, label, remark = '' }) =>
    always === true ? true : fits(`${label} ${remark}`, words),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const isMove = event.key.startsWith('Arrow') || event.key.startsWith('Page');
    const row = isMove ? rowAfter(event.key, selected, shown.length) : undefined;
    const command = shown[selected];
    if (row !== undefined) {
      setSelected(row);
      document.getElementById(`${id}-${row}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && command) onRun(command);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className={classes['box']}
        data-autofocus
        role="combobox"
        aria-label={t.command}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={shown[selected] ? `${id}-${selected}` : undefined}
        placeholder={t.commandHint}
        value={words}
        onChange={({ currentTarget }) => {
          setWords(currentTarget.value);
          setSelected(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes['list']} id={id} role="listbox" aria-label={t.command}>
        {shown.map((command, index) => (
          <div
            key={command.id}
            id={`${id}-${index}`}
            className={classes['command']}
            role="option"
            aria-selected={index === selected}
            data-elsewhere={command.isElsewhere || undefined}
            onMouseMove={() => setSelected(index)}
            onClick={() => onRun(command)}
          >
            <span className={classes['label']}>{command.label}</span>
            {command.remark !== undefined && (
              <span className={classes['remark']}>{command.remark}</span>
            )}
            {command.action !== undefined && <ActionKey action={command.action} />}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={classes['nothing']}>{t.commandNothing}</p>}
    </>
  );
}
