import { Button, Drawer, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import type { Message } from '../../../shared/model/message.ts';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { AdjustRow } from './adjust-row.tsx';
import type { DraftState, HidingReason } from './draft.ts';
import classes from './evidence.module.css';
import { selectedWords } from './selected-words.ts';
import { mostListed, useScopeMessages, type Scope } from './use-scope-messages.ts';

interface AdjustDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly state: DraftState;
  readonly scopes: readonly Scope[];
}

const reasons = ['privacy', 'third-party', 'trade-secret', 'unrelated', 'other'] as const;

/** All messages in scope; words are hidden by selecting them, messages by R and W. */
export function AdjustDrawer({ opened, onClose, state, scopes }: AdjustDrawerProps) {
  const t = useTexts(evidenceTexts);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t.adjustTitle}
      position="right"
      size="min(100%, 48rem)"
      classNames={{ content: classes['drawer'] ?? '', body: classes['drawerBody'] ?? '' }}
    >
      {opened && <Adjust state={state} scopes={scopes} />}
    </Drawer>
  );
}

function Adjust({ state, scopes }: Pick<AdjustDrawerProps, 'state' | 'scopes'>) {
  const t = useTexts(evidenceTexts);
  const number = useNumber();
  const query = useScopeMessages(scopes, true);
  const [reason, setReason] = useState<HidingReason>('privacy');
  const [selected, select] = useState(0);
  const { draft, set } = state;
  const message = query.data?.[selected];
  const words = useReasonWords();
  const redactSelection = (): void => {
    const chosen = selectedWords();
    if (chosen) set({ redactions: [...draft.redactions, { ...chosen, reason }] });
    else notify(t.adjustNothing);
    window.getSelection()?.removeAllRanges();
  };
  const toggleWhole = ({ messageId }: Message): void => {
    const others = draft.redactions.filter((one) => one.messageId !== messageId);
    const isWhole = draft.redactions.some((one) => one.messageId === messageId && !hasSpan(one));
    set({ redactions: isWhole ? others : [...others, { messageId, reason }] });
  };
  const toggleWithheld = ({ messageId }: Message): void => {
    const others = draft.withheld.filter((one) => one.messageId !== messageId);
    const isWithheld = others.length < draft.withheld.length;
    set({ withheld: isWithheld ? others : [...others, { messageId, reason }] });
  };
  useShortcuts(
    message
      ? [
          { action: 'redact', inDialog: true, run: () => toggleWhole(message) },
          { action: 'withhold', inDialog: true, run: () => toggleWithheld(message) },
        ]
      : [],
  );
  return (
    <>
      <div className={classes['adjustHead']}>
        <p className={classes['remark']}>
          {t.adjustHint} {t.adjustKeys}
        </p>
        <div className={classes['deeds']}>
          <Select
            aria-label={t.reasonFor}
            value={reason}
            onChange={(value) => setReason((value ?? reason) as HidingReason)}
            data={reasons.map((value) => ({ value, label: words[value] }))}
            allowDeselect={false}
            w="10rem"
          />
          <Button
            // A press must not take the selection away before it is read.
            onMouseDown={(event) => event.preventDefault()}
            onClick={redactSelection}
          >
            {t.redactSelection}
          </Button>
          {message && (
            <>
              <Button
                variant="default"
                onClick={() => toggleWhole(message)}
                rightSection={<ActionKey action="redact" />}
              >
                {t.redactWhole}
              </Button>
              <Button
                variant="default"
                onClick={() => toggleWithheld(message)}
                rightSection={<ActionKey action="withhold" />}
              >
                {t.withhold}
              </Button>
            </>
          )}
        </div>
      </div>
      <QueryState query={query} what={t.adjustTitle}>
        {(messages) => (
          <VirtualList
            label={t.messageList}
            items={messages}
            keyOf={({ messageId }) => messageId}
            rowHeight={72}
            measured
            selected={selected}
            onSelect={select}
            renderRow={(item) => (
              <AdjustRow message={item} state={state} words={words} reason={reason} />
            )}
            footer={
              messages.length >= mostListed && (
                <Text size="sm" c="dimmed" p="xs">
                  {t.tooMany(number(mostListed))}
                </Text>
              )
            }
          />
        )}
      </QueryState>
    </>
  );
}

/** Reasons in words. */
export type ReasonWords = Readonly<Record<HidingReason, string>>;

function useReasonWords(): ReasonWords {
  const t = useTexts(evidenceTexts);
  return {
    privacy: t.privacy,
    'third-party': t.thirdParty,
    'trade-secret': t.tradeSecret,
    unrelated: t.unrelated,
    other: t.other,
  };
}

function hasSpan({ start }: { readonly start?: number | undefined }): boolean {
  return start !== undefined;
}
