import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const mantine = join(project, 'node_modules/@mantine/core');

/** Components that the program names, and all that these are made of, as far as they have styles. */
function styledComponents(): Set<string> {
  const waiting = [...namedComponents()].map((name) =>
    join(mantine, 'esm/components', name, `${name}.mjs`),
  );
  const read = new Set<string>();
  const styled = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (read.has(file)) continue;
    read.add(file);
    if (file.endsWith('.module.mjs')) styled.add(basename(file, '.module.mjs'));
    for (const [, path = ''] of sourceOf(file).matchAll(/from\s*"(\.[^"]+)"/g)) {
      waiting.push(resolve(dirname(file), path));
    }
  }
  return styled;
}

function namedComponents(): Set<string> {
  const files = globSync('renderer/**/*.{ts,tsx}', { cwd: project });
  const names = files.flatMap((file) => {
    const source = readFileSync(join(project, file), 'utf8');
    const imports = [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)];
    return imports.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
  });
  return new Set(names.filter((name) => /^[A-Z]\w+$/.test(name)));
}

/** Empty for what is no component, e.g. a provider's type. */
function sourceOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

it('the styles of every component in use are loaded, and no others', () => {
  const loaded = [
    ...readFileSync(join(project, 'renderer/app/mantine.css'), 'utf8').matchAll(
      /styles\/([A-Z]\w+)\.css/g,
    ),
  ].map(([, name]) => name);
  expect(loaded.toSorted()).toEqual([...styledComponents()].toSorted());
});
