import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Where the made-up module of a launch finds the double that it exports. */
const doubles = new Map<string, object>();
Object.assign(globalThis, { electronDoubles: doubles });

let launches = 0;

/**
 * Runs a built main process with the double in place of `electron`. Each launch gets modules of its
 * own, as a new process would.
 */
export async function loadMain(file: string, electron: object): Promise<void> {
  registerOnce();
  launches += 1;
  const launch = String(launches);
  doubles.set(launch, electron);
  const url = pathToFileURL(file);
  url.searchParams.set('launch', launch);
  await nativeImport(url.href);
}

const { nativeImport } = createRequire(import.meta.url)('./native-import.mjs') as {
  nativeImport(url: string): Promise<unknown>;
};

let isRegistered = false;

function registerOnce(): void {
  if (isRegistered) return;
  isRegistered = true;
  registerHooks({
    resolve(specifier, context, next) {
      // What a library requires comes from a file without the launch in its address.
      const launch =
        launchOf(context.parentURL) ?? (specifier === 'electron' ? String(launches) : undefined);
      if (launch === undefined) return next(specifier, context);
      if (specifier === 'electron')
        return { url: `double:electron?launch=${launch}`, shortCircuit: true };
      const resolved = next(specifier, context);
      if (!specifier.startsWith('.')) return resolved;
      return { ...resolved, url: `${resolved.url}?launch=${launch}` };
    },
    load(url, context, next) {
      if (!url.startsWith('double:electron')) return next(url, context);
      const launch = launchOf(url) ?? '';
      const names = Object.keys(doubles.get(launch) ?? {}).join(', ');
      const source = `export const { ${names} } = globalThis.electronDoubles.get('${launch}');`;
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

function launchOf(url: string | undefined): string | undefined {
  return /\?launch=(\d+)$/.exec(url ?? '')?.[1];
}
