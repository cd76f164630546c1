import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { AppError } from '../../../shared/contract/errors.ts';
import { client } from '../../api/client.ts';
import type { ScopeRequest } from './draft.ts';

/** What a package would take in, and the request that says so. */
export interface ScopePreview {
  readonly preview: Awaited<ReturnType<typeof client.evidence.preview>>;
  /** Without what is hidden of messages that are not in the scope now. */
  readonly request: ScopeRequest;
}

export function usePreview(scope: ScopeRequest | null) {
  return useQuery({
    queryKey: [['evidence', 'preview', 'in-scope'], { input: scope }],
    queryFn: scope === null ? skipToken : () => previewInScope(scope),
    placeholderData: keepPreviousData,
  });
}

/**
 * A message that was taken out of the basket takes its redactions out of the request with it, not out
 * of the draft: put back, it must not show what was hidden.
 */
async function previewInScope(request: ScopeRequest): Promise<ScopePreview> {
  try {
    return { preview: await client.evidence.preview(request), request };
  } catch (error) {
    const messageId = error instanceof AppError ? error.details?.['messageId'] : undefined;
    const isElsewhere = (hidden: { readonly messageId: string }): boolean =>
      hidden.messageId !== messageId;
    const redactions = request.redactions.filter(isElsewhere);
    const withheld = request.withheld.filter(isElsewhere);
    const pictures = request.pictures.filter(isElsewhere);
    const dropped =
      request.redactions.length -
      redactions.length +
      (request.withheld.length - withheld.length) +
      (request.pictures.length - pictures.length);
    if (dropped === 0) throw error;
    return previewInScope({ ...request, redactions, withheld, pictures });
  }
}
