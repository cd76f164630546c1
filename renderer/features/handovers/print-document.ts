import { styleNonce } from '../../api/nonce.ts';

/**
 * Prints a self-contained page that the program wrote, from a frame that is taken away afterwards. The
 * frame falls under the page's own content security policy, so its style needs the page's nonce.
 */
export async function printDocument(html: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.sandbox.add('allow-same-origin', 'allow-modals');
  frame.srcdoc = html.replaceAll('<style>', `<style nonce="${styleNonce()}">`);
  const isLoaded = new Promise((resolve) =>
    frame.addEventListener('load', resolve, { once: true }),
  );
  document.body.append(frame);
  await isLoaded;
  frame.contentWindow?.addEventListener('afterprint', () => frame.remove(), { once: true });
  frame.contentWindow?.print();
}
