import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { ArchivePlace } from '../../../shared/contract/archives.ts';
import { encryptionTexts } from '../../../shared/i18n/encryption.ts';
import { firstRunTexts } from '../../../shared/i18n/first-run.ts';
import { languageNames, languages, type Language } from '../../../shared/i18n/texts.ts';
import { api, client } from '../../api/client.ts';
import {
  createArchive,
  EncryptChoice,
  isSettled,
  plainWish,
  type EncryptWish,
} from '../../ui/encrypt-choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useImport } from '../../ui/import-run.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { useSettings } from '../../ui/settings.ts';
import { ShopFields, type ShopFacts } from '../../ui/shop-fields.tsx';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import { useOpenSample } from './open-sample.ts';
import { PlaceChoice } from './place-choice.tsx';
import { SampleProgress } from './sample-progress.tsx';
import classes from './first-run.module.css';

/** The very first start: where the chats are to lie, whose they are, in which language. One press is enough. */
export function FirstRun(): ReactNode {
  const t = useTexts(firstRunTexts);
  const encryption = useTexts(encryptionTexts);
  const language = useLanguage();
  const setLanguage = useLanguageBefore();
  const proposed = useQuery(api.archives.places.queryOptions());
  const [added, setAdded] = useState<readonly ArchivePlace[]>([]);
  const places = useMemo(
    () => [...added, ...(proposed.data?.places ?? [])],
    [added, proposed.data],
  );
  const [location, setLocation] = useState<string | null>(null);
  const chosen = places.find((place) => place.location === location) ?? places[0];
  const [facts, setFacts] = useState<Facts>({ shops: [], ownAccounts: [], person: '' });
  const fill = (change: Partial<Facts>): void => setFacts((before) => ({ ...before, ...change }));
  const openSample = useOpenSample();
  const { isRunning } = useImport();
  const start = useStart();
  const isNew = chosen?.holds !== 'archive';
  const [wish, setWish] = useState(plainWish);
  const canStart =
    chosen !== undefined && !start.isPending && !isRunning && (!isNew || isSettled(wish));
  const run = (): void => {
    if (canStart) start.mutate({ place: chosen, facts, language, wish });
  };
  const keys: readonly Shortcut[] = [{ keys: ['mod+Enter'], label: t.start, run }];
  useShortcuts(keys);
  return (
    <main className={classes['page']}>
      <header className={classes['head']}>
        <h1 className={classes['title']}>{t.title}</h1>
        <SegmentedControl
          aria-label={t.language}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
        />
      </header>
      <p className={classes['sentence']}>{t.sentence}</p>
      <p className={classes['hint']}>{t.everythingLater}</p>

      <section className={classes['part']} aria-label={t.where}>
        <h2>{t.where}</h2>
        <p className={classes['hint']}>{t.whereHint}</p>
        {proposed.error !== null && <Failure error={proposed.error} what={t.where} />}
        <PlaceChoice
          places={places}
          chosen={chosen}
          onChoose={(place) => setLocation(place.location)}
          onAdd={(place) => {
            setAdded((before) => [place, ...without(before, place)]);
            setLocation(place.location);
          }}
        />
      </section>

      <section className={classes['part']} aria-label={t.shop}>
        <h2>{t.shop}</h2>
        <ShopFields facts={facts} onChange={fill} />
        <TextInput
          label={t.person}
          description={t.personWhy}
          placeholder={t.personHint}
          maxLength={60}
          value={facts.person}
          onChange={({ currentTarget }) => fill({ person: currentTarget.value })}
        />
      </section>

      {isNew && (
        <section className={classes['part']} aria-label={encryption.title}>
          <h2>{encryption.title}</h2>
          <EncryptChoice value={wish} onChange={setWish} />
        </section>
      )}

      <div className={classes['ways']}>
        <Button
          size="md"
          disabled={!canStart}
          loading={start.isPending}
          onClick={run}
          rightSection={<KeyHint keys="mod+Enter" />}
        >
          {t.start}
        </Button>
        <Button
          size="md"
          variant="default"
          disabled={isRunning || start.isPending}
          onClick={() => void openSample()}
        >
          {t.sample}
        </Button>
      </div>
      {start.error !== null && <Failure error={start.error} what={t.failed} />}
      <SampleProgress />
      <p className={classes['hint']}>{t.sampleHint}</p>
    </main>
  );
}

interface Facts extends ShopFacts {
  /** Who sits here. */
  readonly person: string;
}

interface Chosen {
  readonly place: ArchivePlace;
  readonly facts: Facts;
  readonly language: Language;
  readonly wish: EncryptWish;
}

/** Makes or opens the archive and tells it what was filled in. */
function useStart() {
  const queries = useQueryClient();
  const { theme, textSize } = useSettings();
  return useMutation({
    mutationFn: async ({ place, facts, language, wish }: Chosen) => {
      const { grant, holds } = place;
      if (holds === 'archive') await client.archives.open({ grant });
      else {
        await createArchive(grant, wish);
        await client.settings.set({ language, theme, textSize, ...given(facts) });
      }
      await queries.invalidateQueries();
    },
  });
}

function given({ shops, ownAccounts, person }: Facts) {
  const name = person.trim();
  return {
    shops: [...shops],
    ownAccounts: [...ownAccounts],
    ...(name === '' ? {} : { person: name, people: [name] }),
  };
}

/** No archive keeps the choice yet; it shows at once, and the archive is told when it is made. */
function useLanguageBefore(): (language: Language) => void {
  const queries = useQueryClient();
  const settings = useSettings();
  return (language) => queries.setQueryData(api.settings.get.queryKey(), { ...settings, language });
}

function without(places: readonly ArchivePlace[], place: ArchivePlace): readonly ArchivePlace[] {
  return places.filter(({ location }) => location !== place.location);
}
