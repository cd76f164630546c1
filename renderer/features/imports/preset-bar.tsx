import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { api, client } from '../../api/client.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import classes from './imports.module.css';
import { asDetected, type OptionFields, type Reading } from './options.ts';

interface PresetBarProps {
  readonly reading: Reading;
  readonly onReading: (reading: Reading) => void;
  readonly options: OptionFields;
  /** Of the table that is read; files with the same ones are read by the preset from then on. */
  readonly headers: readonly string[];
  readonly isOpen: boolean;
}

/** Readings under a name: chosen, kept, removed. */
export function PresetBar(props: PresetBarProps): ReactNode {
  const { reading, onReading, isOpen } = props;
  const t = useTexts(importsTexts);
  const common = useTexts(commonWords);
  const [isNaming, setNaming] = useState(false);
  const list = useQuery(api.imports.presets.list.queryOptions());
  const presets = list.data?.presets ?? [];
  const chosen = presets.find(({ name }) => name === reading.preset);
  const isKeepable = reading.columns?.text !== undefined || reading.linePattern !== undefined;
  const remove = useMutation(
    api.imports.presets.remove.mutationOptions({
      onSuccess: async (_, { name }) => {
        const removed = presets.find((preset) => preset.name === name);
        onReading(asDetected);
        await list.refetch();
        notify(
          t.presetRemoved(name),
          removed && {
            label: common.undo,
            run: () => void client.imports.presets.save(removed).then(() => list.refetch()),
          },
        );
      },
    }),
  );
  if (list.error !== null) return <Failure error={list.error} what={t.preset} />;
  if (!isOpen || (presets.length === 0 && !isKeepable)) return null;
  return (
    <div className={classes['presets']} role="group" aria-label={t.preset}>
      {presets.length > 0 && (
        <Select
          size="xs"
          aria-label={t.choosePreset}
          placeholder={t.choosePreset}
          data={presets.map(({ name }) => name)}
          value={chosen?.name ?? null}
          clearable
          clearButtonProps={{ 'aria-label': t.readAuto }}
          onChange={(preset) => onReading(preset === null ? asDetected : { preset })}
        />
      )}
      {chosen && (
        <CloseButton
          size="sm"
          aria-label={t.removePreset(chosen.name)}
          title={t.removePreset(chosen.name)}
          onClick={() => remove.mutate({ name: chosen.name })}
        />
      )}
      {isKeepable && (
        <Button size="xs" variant="default" onClick={() => setNaming(true)}>
          {t.savePreset}
        </Button>
      )}
      {remove.error !== null && <Failure error={remove.error} what={t.preset} />}
      {isNaming && <PresetDialog {...props} onClose={() => setNaming(false)} />}
    </div>
  );
}

function PresetDialog({
  reading,
  options,
  headers,
  onClose,
}: PresetBarProps & { onClose: () => void }): ReactNode {
  const t = useTexts(importsTexts);
  const common = useTexts(commonWords);
  const [name, setName] = useState('');
  const save = useMutation(
    api.imports.presets.save.mutationOptions({
      onSuccess: (preset) => {
        notify(t.presetSaved(preset.name));
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { columns, delimiter, linePattern, roleWords } = reading;
    const dateOrder = reading.dateOrder ?? options.dateOrder ?? undefined;
    if (name.trim() === '' || save.isPending) return;
    save.mutate({
      name: name.trim(),
      columns,
      delimiter,
      linePattern,
      roleWords,
      dateOrder,
      ...(options.zoneGiven ? { zone: options.zone } : {}),
      agents: [...options.agents],
      headers: linePattern === undefined ? [...headers] : [],
    });
  };
  return (
    <Dialog onClose={onClose} title={t.savePreset} withCloseButton={false}>
      <form onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t.presetName}
          description={t.presetHint}
          maxLength={60}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {save.error !== null && <Failure error={save.error} what={t.savePreset} />}
        <DialogButtons>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {t.savePreset}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
