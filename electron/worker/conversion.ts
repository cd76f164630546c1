import { Worker } from 'node:worker_threads';
import type { ConversionProgress } from '../../shared/contract/encryption.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '../../shared/contract/errors.ts';
import type { Conversion } from '../core/encryption/convert-archive.ts';

/** What the converting thread tells. */
export type ConversionWord =
  | ConversionProgress
  | { readonly type: 'done'; readonly aside: string }
  | {
      readonly type: 'failed';
      readonly code: ErrorCode;
      readonly message: string;
      readonly details: ErrorDetails | undefined;
    };

/** Beside this module, in the sources and in the build alike. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './conversion-thread.ts' : './conversion-thread.js',
  import.meta.url,
);

/** `convert` in a thread of its own. */
export function convertInThread(
  conversion: Conversion,
  onProgress: (progress: ConversionProgress) => void,
  signal: AbortSignal,
): Promise<{ readonly aside: string }> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadFile, { workerData: conversion });
    const stop = (): void => thread.postMessage('stop');
    signal.addEventListener('abort', stop);
    thread.on('message', (word: ConversionWord) => {
      if (word.type === 'progress') onProgress(word);
      else if (word.type === 'done') resolve({ aside: word.aside });
      else reject(new AppError(word.code, word.message, word.details));
    });
    thread.once('error', reject);
    thread.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new AppError('unavailable', 'The conversion ended before its time; try again.'));
    });
  });
}
