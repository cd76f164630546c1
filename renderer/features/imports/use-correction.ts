import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CorrectionChange, CorrectionProgress } from '../../../shared/contract/imports.ts';
import { client } from '../../api/client.ts';

export type CorrectionStep = Extract<CorrectionProgress, { type: 'progress' }>;

/**
 * Corrects a batch; `onDone` is told how many messages changed. Until they are stored, `stop` leaves
 * everything as it was.
 */
export function useCorrection(batchId: string, onDone: (changedMessages: number) => void) {
  const [progress, setProgress] = useState<CorrectionStep | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const correct = useMutation({
    mutationFn: async (change: CorrectionChange) => {
      setProgress(null);
      stopping.current = new AbortController();
      const { signal } = stopping.current;
      for await (const said of await client.imports.correct({ batchId, change }, { signal })) {
        if (said.type === 'progress') setProgress(said);
        else onDone(said.changedMessages);
      }
    },
  });
  const { mutate, isPending, error } = correct;
  return { mutate, isPending, error, progress, stop: () => stopping.current?.abort() };
}
