import { IconFile, IconLink, IconMusic, IconPhoto, IconVideo } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { historyTexts } from '../../../shared/i18n/conversations.ts';
import { conversationTexts } from '../../../shared/i18n/search.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import type { Message } from '../../../shared/model/message.ts';
import { api } from '../../api/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useTexts } from '../../ui/language.ts';
import { sizeText } from '../../ui/time-left.ts';
import pictures from './history.module.css';
import classes from './message.module.css';

interface AttachmentProps {
  readonly attachment: Message['attachments'][number];
}

/** Name, type and size. Nothing is opened, nothing is fetched: pictures come from the archive or not at all. */
export function Attachment({ attachment }: AttachmentProps): ReactNode {
  const t = useTexts(conversationTexts);
  const { name, digest, mime, bytes } = attachment;
  const state = digest === null ? t.attachmentMissing : t.attachmentKept;
  const facts = [mime, bytes === null ? '' : sizeText(bytes), state].filter((fact) => fact !== '');
  return (
    <>
      <span className={classes['attachment']} title={state}>
        {iconFor(mime)}
        <span className={classes['fileName']}>{name}</span>
        <span className={classes['quiet']}>{facts.join(' · ')}</span>
      </span>
      {digest !== null && drawn.has(mime) && <Picture name={name} digest={digest} />}
    </>
  );
}

/** What `conversations.picture` gives. */
const drawn: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

function Picture({ name, digest }: { name: string; digest: string }): ReactNode {
  const t = useTexts(historyTexts);
  const { close } = useTexts(commonWords);
  const [isLarge, setLarge] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const { data, error } = useQuery(
    api.conversations.picture.queryOptions({
      input: { digest },
      // A digest names the same bytes for ever.
      staleTime: Infinity,
      gcTime: 60_000,
      retry: false,
    }),
  );
  if (error !== null || isBroken)
    return <span className={classes['quiet']}> {t.pictureUnreadable}</span>;
  const source = data && `data:${data.mime};base64,${data.base64}`;
  return (
    <>
      <button
        type="button"
        className={pictures['picture']}
        tabIndex={-1}
        title={t.enlarge(name)}
        aria-label={t.enlarge(name)}
        onClick={() => setLarge(true)}
      >
        {source === undefined ? (
          <span className={pictures['pictureSpace']} />
        ) : (
          <img src={source} alt={t.picture(name)} onError={() => setBroken(true)} />
        )}
      </button>
      {isLarge && (
        <Dialog
          onClose={() => setLarge(false)}
          title={name}
          size="xl"
          closeButtonProps={{ 'aria-label': close }}
        >
          <img className={pictures['large']} src={source} alt={t.picture(name)} />
        </Dialog>
      )}
    </>
  );
}

function iconFor(mime: string): ReactNode {
  if (mime.startsWith('image/')) return <IconPhoto size="1rem" aria-hidden />;
  if (mime.startsWith('video/')) return <IconVideo size="1rem" aria-hidden />;
  if (mime.startsWith('audio/')) return <IconMusic size="1rem" aria-hidden />;
  if (mime === 'text/uri-list') return <IconLink size="1rem" aria-hidden />;
  return <IconFile size="1rem" aria-hidden />;
}
