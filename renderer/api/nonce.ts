/** The page's own nonce: the content security policy lets no style element in without it. */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce ?? '';
}

// Libraries that add style elements by themselves (scroll locks of overlays) look for it here.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce();
