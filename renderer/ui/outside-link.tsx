import { Button, Group, Modal } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import {
  isTrustedLink,
  linkWarnings,
  writtenHost,
  type OutsideLink,
} from '../../shared/domain/links/outside-link.ts';
import { privacyTexts } from '../../shared/i18n/privacy.ts';
import { commonWords } from '../../shared/i18n/words.ts';
import { desktop } from '../api/desktop.ts';
import { Failure } from './failure.tsx';
import { useTexts } from './language.ts';
import { notify } from './notice.tsx';
import classes from './outside-link.module.css';

let asked: string | null = null;
const listeners = new Set<() => void>();

/** Asks whether an address of a message shall be opened; nothing is opened before a person has said so. */
export function askToOpen(written: string): void {
  put(written);
}

/** Spells where an address leads, and opens it in the system's browser if that is wanted. */
export function OutsideLinkDialog(): ReactNode {
  const t = useTexts(privacyTexts);
  const common = useTexts(commonWords);
  const written = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
  const link = written === null ? null : readLink(written);
  return (
    <Modal
      opened={written !== null && link !== null}
      onClose={() => put(null)}
      title={t.openLink}
      size="34rem"
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {written !== null && link && <LinkFacts key={written} written={written} link={link} />}
    </Modal>
  );
}

function LinkFacts({ written, link }: { written: string; link: OutsideLink }): ReactNode {
  const t = useTexts(privacyTexts);
  const [failure, setFailure] = useState<unknown>(null);
  const host = writtenHost(written);
  const warnings = linkWarnings(written, link);
  const words = { ...t, port: t.port(link.port) };
  const open = async (): Promise<void> => {
    if (desktop) await desktop.openExternal(link.href);
    else window.open(link.href, '_blank', 'noopener,noreferrer');
    put(null);
  };
  return (
    <div className={classes['facts']}>
      <p className={classes['lead']}>{t.leadsTo}</p>
      <p className={classes['host']} data-host>
        {host}
      </p>
      {host.toLowerCase() !== link.ascii && (
        <p className={classes['ascii']}>{t.asNetworkSees(link.ascii)}</p>
      )}
      {isTrustedLink(link) && warnings.length === 0 && (
        <p className={classes['trusted']}>
          <IconShieldCheck size="1rem" aria-hidden /> {t.trusted}
        </p>
      )}
      {warnings.length > 0 && (
        <div className={classes['warnings']} role="alert">
          <strong>
            <IconAlertTriangle size="1rem" aria-hidden /> {t.linkWarnings}
          </strong>
          <ul>
            {warnings.map((warning) => (
              <li key={warning} data-warning={warning}>
                {words[warning]}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className={classes['lead']}>{t.fullAddress}</p>
      <p className={classes['address']}>{link.href}</p>
      {failure !== null && <Failure error={failure} what={t.openInBrowser} />}
      <Group justify="flex-end" gap="xs">
        <Button
          variant="subtle"
          onClick={() =>
            void navigator.clipboard.writeText(written).then(() => notify(t.copiedAddress))
          }
        >
          {t.copyAddress}
        </Button>
        <Button variant="default" onClick={() => void open().catch(setFailure)}>
          {t.openInBrowser}
        </Button>
        {/* Enter leaves everything as it is. */}
        <Button data-autofocus onClick={() => put(null)}>
          {t.stay}
        </Button>
      </Group>
    </div>
  );
}

/** As the browser would read it; null for what is no web address. */
export function readLink(written: string): OutsideLink | null {
  const url = URL.parse(/^https?:/i.test(written) ? written : `http://${written}`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null;
  return {
    href: url.href,
    ascii: url.hostname,
    isPlainHttp: url.protocol === 'http:',
    hasUserInfo: url.username !== '' || url.password !== '',
    port: url.port,
  };
}

function put(next: string | null): void {
  asked = next;
  for (const listener of listeners) listener();
}
