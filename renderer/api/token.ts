/**
 * The loopback server's token. It comes once in the address's fragment, which no browser sends
 * anywhere, and stays with this tab alone.
 */
export const token: string = takeToken();

function takeToken(): string {
  const given = /^#token=([0-9a-f]+)$/.exec(location.hash)?.[1];
  if (given) {
    sessionStorage.setItem('token', given);
    history.replaceState(null, '', `${location.pathname}${location.search}`);
  }
  return given ?? sessionStorage.getItem('token') ?? '';
}

export function authorization(): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
