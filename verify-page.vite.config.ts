import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** One file without neighbours: it is copied beside packages and opened from a disk. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer/verify'),
  logLevel: 'warn',
  plugins: [inOneFile()],
  build: {
    outDir: resolve(import.meta.dirname, 'out/verify'),
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    rolldownOptions: { output: { codeSplitting: false } },
  },
});

function inOneFile(): Plugin {
  return {
    name: 'in-one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('The page was not built.');
      let html = String(page.source);
      for (const [name, part] of Object.entries(bundle)) {
        if (part === page) continue;
        if (part.type === 'chunk') {
          const code = part.code.replaceAll('</script', '<\\/script');
          const tag = new RegExp(`\\s*<script[^>]*src="[^"]*${name}"[^>]*></script>`);
          html = html
            .replace(tag, '')
            .replace('</body>', () => `<script type="module">${code}</script>\n  </body>`);
        } else {
          const tag = new RegExp(`<link[^>]*href="[^"]*${name}"[^>]*>`);
          html = html.replace(tag, () => `<style>${String(part.source)}</style>`);
        }
        delete bundle[name];
      }
      page.source = html;
    },
  };
}
