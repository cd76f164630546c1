import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import type { HeldItem } from '../../../shared/contract/shifts.ts';
import { handoverDeedsTexts } from '../../../shared/i18n/handover-deeds.ts';
import { api, client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { HeldItems } from '../../ui/held-items.tsx';
import { useTexts } from '../../ui/language.ts';
import { QueryState } from '../../ui/query-state.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useSettings } from '../../ui/settings.ts';
import { wallTime } from '../../ui/time.ts';
import { DueLines } from './due-lines.tsx';
import classes from './handovers.module.css';
import { ItemCard } from './item-card.tsx';
import { ItemFacts } from './item-facts.tsx';
import { Sections } from './sections.tsx';
import { WithMessages } from './with-messages.tsx';

/** What a handover would say now, and what falls due before the shift ends. */
export function Live({ Conversation }: RoomProps) {
  const t = useTexts(handoverDeedsTexts);
  const query = useQuery(api.handovers.live.queryOptions({ input: {} }));
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <QueryState query={query} what={t.viewLive}>
      {(live) => {
        const items = live.sections.flatMap((section) => section.items);
        return (
          <WithMessages item={items.find(({ id }) => id === openId)} Conversation={Conversation}>
            {(showMessages) => (
              <>
                <Duty {...live} />
                {live.dueBeforeEnd.length > 0 && (
                  <section className={classes['section']} aria-label={t.dueBeforeEnd}>
                    <h2 className={classes['sectionName']}>{t.dueBeforeEnd}</h2>
                    <DueLines items={live.dueBeforeEnd} />
                  </section>
                )}
                <p className={classes['remark']}>{t.liveHint}</p>
                <Sections
                  sections={live.sections}
                  renderItem={(item) => (
                    <ItemCard
                      key={item.id}
                      item={item}
                      missing={[]}
                      isOpen={item.id === openId}
                      onOpen={() => setOpenId(item.id === openId ? null : item.id)}
                    >
                      {showMessages}
                      <ItemFacts item={item} />
                    </ItemCard>
                  )}
                />
              </>
            )}
          </WithMessages>
        );
      }}
    </QueryState>
  );
}

interface DutyProps {
  readonly shift: string;
  readonly endsAt: number;
  readonly zone: Handover['zone'];
  readonly onDuty: readonly string[];
}

/** Who is there; the person at this desk comes and goes here, and is told what they still hold. */
function Duty({ shift, endsAt, zone, onDuty }: DutyProps) {
  const t = useTexts(handoverDeedsTexts);
  const queries = useQueryClient();
  const { person } = useSettings();
  const [secret, setSecret] = useState('');
  const [held, setHeld] = useState<readonly HeldItem[]>([]);
  const [error, setError] = useState<unknown>(null);
  const act = async (deed: 'start' | 'end'): Promise<void> => {
    setError(null);
    try {
      const word = { as: person, ...(secret === '' ? {} : { secret }) };
      if (deed === 'start') {
        await client.shifts.start(word);
        setHeld([]);
      } else setHeld((await client.shifts.end(word)).held);
      await queries.invalidateQueries({ queryKey: api.handovers.key() });
    } catch (failure) {
      setError(failure);
    }
  };
  const isOnDuty = onDuty.includes(person);
  return (
    <div className={classes['head']}>
      <p>
        <strong>
          {shift === '' ? t.noShift : t.shiftWords(shift, wallTime(endsAt, zone).clock)}
        </strong>{' '}
        {t.onDuty}: {onDuty.length === 0 ? t.nobody : onDuty.join(', ')}
      </p>
      {person !== '' && (
        <div className={classes['tools']}>
          <SecretField name={person} value={secret} onChange={setSecret} />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void act(isOnDuty ? 'end' : 'start')}
          >
            {isOnDuty ? t.goOff : t.comeOn}
          </Button>
        </div>
      )}
      <HeldItems items={held} title={t.heldTitle} hint={t.heldHint} />
      {error !== null && <Failure error={error} what={t.failed} />}
    </div>
  );
}
