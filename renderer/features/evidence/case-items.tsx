import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Case, CaseItem } from '../../../shared/contract/cases.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { client } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import classes from './evidence.module.css';

/** What lies in a case, each with its lasting number. */
export function CaseItems({ matter }: { readonly matter: Case }) {
  const t = useTexts(evidenceTexts);
  if (matter.items.length === 0) return <p className={classes['remark']}>{t.caseEmpty}</p>;
  return (
    <>
      <h3 className={classes['subtitle']}>{t.caseItems}</h3>
      <ul className={classes['basket']} aria-label={t.caseItems}>
        {matter.items.map((item) => (
          <Item key={item.itemId} item={item} number={matter.number} />
        ))}
      </ul>
    </>
  );
}

function Item({ item, number }: { readonly item: CaseItem; readonly number: string }) {
  const t = useTexts(evidenceTexts);
  const language = useLanguage();
  const { zone } = useSettings();
  const remove = useMutation({
    mutationFn: () => client.cases.remove({ number, itemId: item.itemId }),
  });
  const time = (at: number | null): string => (at === null ? '…' : fullTime(at, zone, language));
  const name = 'exhibit' in item ? item.exhibit : item.kind === 'period' ? t.period : t.caseSession;
  const [head, words] =
    item.kind === 'message'
      ? [`${item.exhibit} · ${item.sender}`, item.text]
      : item.kind === 'file'
        ? [`${item.exhibit} · ${item.source}`, item.name]
        : item.kind === 'period'
          ? [t.period, t.casePeriod(time(item.from), time(item.to))]
          : [t.caseSession, `M-${item.messageId}`];
  return (
    <li className={classes['basketRow']}>
      <span className={classes['basketText']}>
        <span className={classes['remark']}>{head}</span>
        <span className={classes['words']}>{words}</span>
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        loading={remove.isPending}
        aria-label={t.caseRemove(name)}
        onClick={() => remove.mutate()}
      >
        <IconX size="1rem" />
      </ActionIcon>
    </li>
  );
}
