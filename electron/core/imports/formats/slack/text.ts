/** Names of people and channels, by their ids; null for unknown ones. */
export interface Names {
  person(id: string): string | null;
  channel(id: string): string | null;
}

/** Slack's own marks as a person reads them: `@name`, `#channel`, addresses; `&lt;` decoded. */
export function readableText(written: string, names: Names): string {
  if (!/[<&]/.test(written)) return written;
  return written
    .replace(/<([^<>\n]+)>/g, (whole, inner: string) => shown(inner, names) ?? whole)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function shown(inner: string, names: Names): string | null {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : inner.slice(bar + 1);
  const id = target.slice(1);
  if (/^@[A-Z0-9]+$/.test(target)) return `@${names.person(id) ?? (label || id)}`;
  if (/^#[A-Z0-9]+$/.test(target)) return `#${label || (names.channel(id) ?? id)}`;
  if (target.startsWith('!')) return label || `@${id.replace(/^subteam\^/, '')}`;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return null;
  if (/^(?:mailto|tel):/.test(target)) return label || target;
  // A label that is the address itself, without its scheme, says nothing more.
  return label === '' || target.includes(label) ? target : `${label} (${target})`;
}
