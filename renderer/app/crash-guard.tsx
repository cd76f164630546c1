import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { appTexts } from '../../shared/i18n/app.ts';
import { useSentences, useTexts } from '../ui/language.ts';
import { EmptyState } from '../ui/page.tsx';

interface CrashGuardState {
  readonly error: unknown;
}

/** A room that fails takes no other with it. A class, because React gives no other way to catch. */
export class CrashGuard extends Component<{ children: ReactNode }, CrashGuardState> {
  override state: CrashGuardState = { error: null };

  static getDerivedStateFromError(error: unknown): CrashGuardState {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <Crashed onRetry={() => this.setState({ error: null })} />;
  }
}

function Crashed({ onRetry }: { onRetry: () => void }): ReactNode {
  const t = useTexts(appTexts);
  const sentences = useSentences();
  return (
    <EmptyState text={sentences(t.crashed, t.crashedAdvice)}>
      <Button variant="default" onClick={onRetry}>
        {t.reload}
      </Button>
    </EmptyState>
  );
}
