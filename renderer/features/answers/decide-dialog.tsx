import { Autocomplete, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ContradictionRow } from '../../../shared/contract/contradictions.ts';
import { reachOf } from '../../../shared/domain/answers/topics.ts';
import { answersTexts } from '../../../shared/i18n/answers.ts';
import { client } from '../../api/client.ts';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import { notify } from '../../ui/notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useSettings } from '../../ui/settings.ts';
import { dayEnd } from '../../ui/days.ts';

interface DecideDialogProps {
  readonly contradiction: ContradictionRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One of two statements holds from now on, and may go into the sheet. */
export function ChooseDialog(props: DecideDialogProps & { readonly chosen: 'a' | 'b' }) {
  const { contradiction, chosen, onDone, onClose } = props;
  const { contradictionId, topic, limits, a, b } = contradiction;
  const t = useTexts(answersTexts);
  const side = chosen === 'a' ? a : b;
  const isOfProduct = reachOf(topic) === 'product';
  const [product, setProduct] = useState(limits.product ?? '');
  const [isWritten, setWritten] = useState(side.source === 'message' && reachOf(topic) === 'shop');
  const [answer, setAnswer] = useState(side.text);
  const lacks = answer.trim() === '' || (isOfProduct && product.trim() === '');
  return (
    <ReasonDialog
      title={t.chooseTitle}
      hint={t.chooseHint}
      label={t.reason}
      action={t.choose(side.source === 'sheet' ? t.sheetSide : chosen === 'a' ? t.left : t.right)}
      required={false}
      blocked={isWritten && lacks}
      onConfirm={async (reason) => {
        const written = isOfProduct ? { answer, product } : { answer };
        const given = { ...(reason ? { reason } : {}), ...(isWritten ? written : {}) };
        await client.contradictions.choose({ contradictionId, chosen, ...given });
        notify(t.done);
        onDone();
      }}
      onClose={onClose}
    >
      <Checkbox
        label={t.writeSheet}
        checked={isWritten}
        onChange={(event) => setWritten(event.currentTarget.checked)}
      />
      {isWritten && isOfProduct && (
        <TextInput
          label={t.product}
          required
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
        />
      )}
      {isWritten && (
        <Textarea
          label={t.answer}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={6}
        />
      )}
    </ReasonDialog>
  );
}

/** What differs was for one customer alone, and somebody has approved it. */
export function ExceptDialog({ contradiction, onDone, onClose }: DecideDialogProps) {
  const { contradictionId, a, b } = contradiction;
  const t = useTexts(answersTexts);
  const names = useNames();
  const { zone, person } = useSettings();
  const customers = [...new Set([b.to, a.to].filter((name) => name !== null))];
  const [recipient, setRecipient] = useState(customers[0] ?? '');
  const [approvedBy, setApprovedBy] = useState(person);
  const [until, setUntil] = useState('');
  return (
    <ReasonDialog
      title={t.exceptTitle}
      hint={t.exceptHint}
      label={t.reason}
      action={t.except}
      required
      blocked={recipient.trim() === '' || approvedBy.trim() === ''}
      onConfirm={async (reason) => {
        await client.contradictions.except({
          contradictionId,
          recipient,
          approvedBy,
          reason: reason ?? '',
          validTo: dayEnd(until, zone),
        });
        notify(t.done);
        onDone();
      }}
      onClose={onClose}
    >
      <Autocomplete
        label={t.recipient}
        data={customers}
        value={recipient}
        onChange={setRecipient}
      />
      <Autocomplete
        label={t.approvedBy}
        data={[...names]}
        value={approvedBy}
        onChange={setApprovedBy}
      />
      <TextInput
        type="date"
        label={t.untilDay}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </ReasonDialog>
  );
}

export function UnrelatedDialog({ contradiction, onDone, onClose }: DecideDialogProps) {
  const { contradictionId } = contradiction;
  const t = useTexts(answersTexts);
  return (
    <ReasonDialog
      title={t.unrelatedTitle}
      hint={t.unrelatedHint}
      label={t.reason}
      action={t.unrelated}
      required
      onConfirm={async (reason) => {
        await client.contradictions.unrelated({ contradictionId, reason: reason ?? '' });
        notify(t.done);
        onDone();
      }}
      onClose={onClose}
    />
  );
}
