import { ActionIcon, Button, Drawer, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { LinkedAccount } from '../../../shared/contract/people.ts';
import { peopleTexts } from '../../../shared/i18n/people.ts';
import { commonWords, roleWords } from '../../../shared/i18n/words.ts';
import { api, client } from '../../api/client.ts';
import { useFocusReturn } from '../../ui/focus-return.ts';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { useUndoable } from '../../ui/undoable.ts';
import { useNow } from '../../ui/now.ts';
import { QueryState } from '../../ui/query-state.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSettings } from '../../ui/settings.ts';
import { ThingMarks } from '../../ui/thing-marks.tsx';
import { shortTime } from '../../ui/time.ts';
import classes from './conversation.module.css';
import { PersonLinks } from './person-links.tsx';

interface PersonProps {
  readonly accountId: string;
  /** Where they are met. */
  readonly conversationId: string;
}

/** Opens the accounts of the person behind an account; tells how many there are. */
export function PersonButton(props: PersonProps): ReactNode {
  const { accountId } = props;
  const t = useTexts(peopleTexts);
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(api.people.get.queryOptions({ input: { accountId } }));
  const count = data?.accounts.length ?? 1;
  const label = count > 1 ? t.buttonLinked(count) : t.button;
  return (
    <>
      <Tooltip label={label}>
        {count > 1 ? (
          <Button
            variant="light"
            size="compact-sm"
            leftSection={<IconUsers size="1rem" aria-hidden />}
            aria-label={label}
            onClick={() => setOpen(true)}
          >
            {count}
          </Button>
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={label}
            onClick={() => setOpen(true)}
          >
            <IconUsers size="1.125rem" />
          </ActionIcon>
        )}
      </Tooltip>
      {isOpen && <PersonDrawer {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function PersonDrawer(props: PersonProps & { readonly onClose: () => void }): ReactNode {
  const { accountId, conversationId, onClose } = props;
  const t = useTexts(peopleTexts);
  const { close } = useTexts(commonWords);
  useFocusReturn();
  const query = useQuery(api.people.get.queryOptions({ input: { accountId } }));
  const self = query.data?.accounts[0];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={self ? t.title(self.name) : t.button}
      closeButtonProps={{ 'aria-label': close }}
    >
      <p>{t.what}</p>
      <QueryState query={query} what={t.button}>
        {({ accounts, links }) => (
          <>
            <h3 className={classes['personTitle']}>{t.accounts}</h3>
            <ul className={classes['accounts']} aria-label={t.accounts}>
              {accounts.map((account) => (
                <li key={account.accountId}>
                  <AccountFacts account={account} />
                </li>
              ))}
            </ul>
            <LinkAnother accounts={accounts} />
            <PersonLinks links={links} />
            <ThingMarks thing={{ noun: 'account', id: accountId }} label={t.person} />
            <ThingMarks
              thing={{ noun: 'conversation', id: conversationId }}
              label={t.conversation}
            />
          </>
        )}
      </QueryState>
    </Drawer>
  );
}

/** Platform, name, side, how much and when last. */
function AccountFacts({ account }: { account: LinkedAccount }): ReactNode {
  const t = useTexts(peopleTexts);
  const roles = useTexts(roleWords);
  const format = useNumber();
  const language = useLanguage();
  const now = useNow();
  const { zone } = useSettings();
  const { platform, name, handle, role, messages, lastAt } = account;
  const facts = [
    handle === name ? null : handle,
    role === 'customer' ? null : roles[role],
    t.messages(format(messages)),
    lastAt === null ? null : t.last(shortTime(lastAt, now, zone, language)),
  ];
  return (
    <>
      <PlatformMark platform={platform} />
      <span className={classes['accountName']}>{name}</span>
      <span className={classes['facts']}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </>
  );
}

/** Another account by its name, linked with a reason. */
function LinkAnother({ accounts }: { accounts: readonly LinkedAccount[] }): ReactNode {
  const t = useTexts(peopleTexts);
  const common = useTexts(commonWords);
  const undoable = useUndoable();
  const [words, setWords] = useState('');
  const [sought] = useDebouncedValue(words.trim(), 200);
  const [chosen, choose] = useState<LinkedAccount | null>(null);
  const query = useQuery(
    api.people.find.queryOptions({
      input: { text: sought, limit: 30 },
      enabled: sought !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const self = accounts[0];
  const known = new Set(accounts.map(({ accountId }) => accountId));
  // The shop's own accounts are nobody's second one.
  const mayBe = ({ accountId, role }: LinkedAccount): boolean =>
    !known.has(accountId) && (role === 'customer' || role === 'unknown');
  const link = async (reason: string | undefined): Promise<void> => {
    if (!self || !chosen) return;
    const otherId = chosen.accountId;
    const { linkId } = await client.people.link({
      accountId: self.accountId,
      otherId,
      reason: reason ?? '',
    });
    undoable(t.linked, () => client.people.unlink({ linkId, reason: common.undo }));
    setWords('');
  };
  return (
    <>
      <TextInput
        label={t.search}
        placeholder={t.searchHint}
        maxLength={200}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {sought !== '' && (
        <QueryState
          query={query}
          what={t.search}
          rows={2}
          isEmpty={(found) => !found.accounts.some(mayBe)}
          empty={<p className={classes['facts']}>{t.nothing(sought)}</p>}
        >
          {(found) => (
            <ul className={classes['accounts']} aria-label={t.found}>
              {found.accounts.filter(mayBe).map((account) => (
                <li key={account.accountId}>
                  <AccountFacts account={account} />
                  <Button variant="default" size="compact-sm" onClick={() => choose(account)}>
                    {t.link}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </QueryState>
      )}
      {chosen && self && (
        <ReasonDialog
          title={t.linkTitle(self.name, chosen.name)}
          hint={t.linkHint}
          label={t.why}
          action={t.link}
          required
          onConfirm={link}
          onClose={() => choose(null)}
        />
      )}
    </>
  );
}
