import { z } from 'zod';
import limitsJson from '../../../resources/evidence-limits.json' with { type: 'json' };

/** What a place takes as evidence. */
export const placeLimitsSchema = z.strictObject({
  /** A platform, a card scheme or another name; `any` for all others. */
  place: z.string().min(1).max(40),
  /** UTF-16 units. */
  statementChars: z.int().min(50).max(100_000),
  /** Pictures a submission. */
  pictures: z.int().min(1).max(1_000),
  pictureBytes: z.int().min(50_000),
  pdfBytes: z.int().min(50_000),
  pdfPages: z.int().min(1).max(10_000),
});
export type PlaceLimits = z.infer<typeof placeLimitsSchema>;

const common = z.array(placeLimitsSchema).parse(limitsJson.limits);

/** The table in force: the shop's own rows before the common ones. */
export function limitsTable(own: readonly PlaceLimits[]): readonly PlaceLimits[] {
  const rows = new Map([...common, ...own].map((row) => [row.place, row]));
  return [...rows.values()];
}

export function limitsFor(place: string | null, own: readonly PlaceLimits[]): PlaceLimits {
  const rows = limitsTable(own);
  const row = rows.find((one) => one.place === place) ?? rows.find((one) => one.place === 'any');
  if (!row) throw new Error('The table of limits has no row for all.');
  return row;
}
