import type { Case, CaseFacts as Facts } from '../../../shared/contract/cases.ts';
import { evidenceTexts } from '../../../shared/i18n/evidence.ts';
import { platformWords } from '../../../shared/i18n/platform-words.ts';
import { client } from '../../api/client.ts';
import { parseYuan, yuanField } from '../../ui/amount.ts';
import { AutosaveField } from '../../ui/autosave-field.tsx';
import { fieldOfInstant, instantOfField } from '../../ui/field-time.ts';
import { useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import classes from './evidence.module.css';

/** What a case is about; each field saves itself, and goes into the statement of its packages. */
export function CaseFacts({ matter }: { readonly matter: Case }) {
  const t = useTexts(evidenceTexts);
  const platforms: Readonly<Record<string, string>> = useTexts(platformWords);
  const codeOf = (name: string): string =>
    Object.keys(platforms).find((code) => platforms[code] === name) ?? name;
  const { zone } = useSettings();
  const { number, title, platform, shop, buyer, orderNo, amountCents, deadlineAt, claim } = matter;
  const edit = (facts: Partial<Facts>): Promise<unknown> => client.cases.edit({ number, ...facts });
  return (
    <div className={classes['fields']}>
      <AutosaveField
        label={t.packageTitle}
        hint={t.packageTitleHint}
        limit={120}
        value={title}
        save={(value) => edit({ title: value.trim() })}
      />
      <AutosaveField
        label={t.orderNo}
        limit={60}
        value={orderNo ?? ''}
        save={(value) => edit({ orderNo: value.trim() || null })}
      />
      <AutosaveField
        label={t.platform}
        kind="choice"
        names={Object.values(platforms)}
        limit={60}
        value={platform === null ? '' : (platforms[platform] ?? platform)}
        save={(value) => edit({ platform: codeOf(value.trim()) || null })}
      />
      <AutosaveField
        label={t.shop}
        limit={120}
        value={shop ?? ''}
        save={(value) => edit({ shop: value.trim() || null })}
      />
      <AutosaveField
        label={t.buyer}
        limit={120}
        value={buyer ?? ''}
        save={(value) => edit({ buyer: value.trim() || null })}
      />
      <AutosaveField
        label={`${t.amount} (¥)`}
        value={yuanField(amountCents)}
        check={(value) => (parseYuan(value) === undefined ? t.amountWrong : null)}
        save={(value) => edit({ amountCents: parseYuan(value) ?? null })}
      />
      <AutosaveField
        label={t.deadline}
        kind="time"
        value={fieldOfInstant(deadlineAt, zone)}
        save={(value) => edit({ deadlineAt: instantOfField(value, zone) })}
      />
      <div className={classes['wholeRow']}>
        <AutosaveField
          label={t.claim}
          hint={t.claimHint}
          kind="text"
          limit={2_000}
          value={claim}
          save={(value) => edit({ claim: value.trim() })}
        />
      </div>
    </div>
  );
}
