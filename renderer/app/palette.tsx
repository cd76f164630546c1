import { Modal } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { appTexts } from '../../shared/i18n/app.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { useTexts } from '../ui/language.ts';
import { rowAfter } from '../ui/list-keys.ts';
import { isComposing } from '../ui/shortcuts.ts';
import { useCommands, type Command } from './commands.ts';
import classes from './palette.module.css';

interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onHelp: () => void;
  readonly onDraft: () => void;
}

/** Where to go, what to do, what to find: by a few letters of it. */
export function Palette({ opened, onClose, onHelp, onDraft }: PaletteProps): ReactNode {
  const t = useTexts(appTexts);
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
    >
      <PaletteBody onClose={onClose} onHelp={onHelp} onDraft={onDraft} />
    </Modal>
  );
}

function PaletteBody({ onClose, onHelp, onDraft }: Omit<PaletteProps, 'opened'>): ReactNode {
  const t = useTexts(appTexts);
  const [, navigate] = useLocation();
  const [words, setWords] = useState('');
  const [selected, setSelected] = useState(0);
  const id = useId();
  const commands = useCommands({ navigate, onHelp, onDraft, words });
  const shown = commands.filter((command) => fits(command, words));
  const run = (command: Command | undefined): void => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const isMove = event.key.startsWith('Arrow') || event.key.startsWith('Page');
    const row = isMove ? rowAfter(event.key, selected, shown.length) : undefined;
    if (row !== undefined) setSelected(row);
    else if (event.key === 'Enter') run(shown[selected]);
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
            key={command.label}
            id={`${id}-${index}`}
            className={classes['command']}
            role="option"
            aria-selected={index === selected}
            onMouseMove={() => setSelected(index)}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            {command.keys !== undefined && <KeyHint keys={command.keys} />}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={classes['nothing']}>{t.commandNothing}</p>}
    </>
  );
}

/** Every typed letter in order, so that `prm` finds Promises; whole words in any language. */
function fits({ label, always }: Command, words: string): boolean {
  if (always === true) return true;
  const text = label.toLowerCase();
  let at = 0;
  for (const letter of words.trim().toLowerCase().replaceAll(' ', '')) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
