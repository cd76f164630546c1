import '../api/nonce.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { AppError } from '../../shared/contract/errors.ts';
import { followChanges } from '../api/changes.ts';
import { earlyWordsWritten } from '../ui/early-frame.ts';
import { listenForShortcuts } from '../ui/shortcuts.ts';
import { App } from './app.tsx';
import { startsInSearch } from './room-ids.ts';
import { rooms } from './rooms.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      staleTime: 30_000,
      // Only what may pass by itself is tried again.
      retry: (failures, error) =>
        failures < 2 && error instanceof AppError && error.code === 'unavailable',
    },
    mutations: { networkMode: 'always' },
  },
});

followChanges(queries);
listenForShortcuts(window);
// A file dropped beside its place must not take the page's.
for (const type of ['dragover', 'drop'])
  window.addEventListener(type, (event) => event.preventDefault());

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
const reactRoot = createRoot(root);
// The first script asks for the file of this room too, so that it is drawn with the frame and not after it.
const first = startsInSearch() ? rooms.find(({ id }) => id === 'search') : null;
void Promise.resolve(first?.preload())
  .catch(() => undefined)
  // Keys that were pressed while the files were read come first.
  .then(() => new Promise((resolve) => setTimeout(resolve)))
  .then(earlyWordsWritten)
  .then(() =>
    // At once: nothing is typed between the early box and the real one.
    flushSync(() =>
      reactRoot.render(
        <StrictMode>
          <QueryClientProvider client={queries}>
            <Router hook={useHashLocation}>
              <App />
            </Router>
          </QueryClientProvider>
        </StrictMode>,
      ),
    ),
  );
