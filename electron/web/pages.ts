import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An answer to a request for one of the renderer's files, for HTTP and for `app://` alike. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The built renderer, seen from the build and from the sources. */
export const rendererFolder: string = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../out/renderer' : '../renderer', import.meta.url),
);

/** Stands in the built page where every answer gets a nonce of its own. */
export const noncePlaceholder = 'nonce-of-this-answer';

/** Serves one file of the renderer; the page itself for `/`, as its screens live in the fragment. */
export async function servePage(pathname: string, folder = rendererFolder): Promise<Page> {
  const file = fileFor(pathname);
  const nonce = randomBytes(16).toString('base64url');
  const headers = { ...securityHeaders(nonce), 'content-type': typeOf(file ?? '') };
  if (file === undefined) return missing(headers);
  try {
    const bytes = await readFile(join(folder, file));
    if (file !== 'index.html') return { status: 200, headers, body: Uint8Array.from(bytes) };
    const page = bytes.toString('utf8').replaceAll(noncePlaceholder, nonce);
    return { status: 200, headers, body: new TextEncoder().encode(page) };
  } catch {
    return missing(headers);
  }
}

/** The path inside the renderer's folder, or undefined for one that would lead out of it. */
function fileFor(pathname: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(pathname)).replace(/^[/\\]+/, '');
    const parts = path.split(sep);
    if (path.includes('\0') || parts.some((part) => part.startsWith('.'))) return undefined;
    return path === '' || path === '.' ? 'index.html' : path;
  } catch {
    return undefined;
  }
}

function missing(headers: Readonly<Record<string, string>>): Page {
  const body = new TextEncoder().encode('Not found');
  return { status: 404, headers: { ...headers, 'content-type': 'text/plain' }, body };
}

/** Nothing but the program's own files runs, loads or is reached from the page. */
function securityHeaders(nonce: string): Record<string, string> {
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=()',
    'cache-control': 'no-store',
  };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

function typeOf(file: string): string {
  return types[extname(file)] ?? 'application/octet-stream';
}
