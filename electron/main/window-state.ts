import { app, screen } from 'electron';
import { join } from 'node:path';
import { z } from 'zod';
import { languages } from '../../shared/i18n/texts.ts';
import { remembered } from '../worker/remembered.ts';

const boundsSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200),
  height: z.int().min(200),
});
type Bounds = z.infer<typeof boundsSchema>;

const stateSchema = z.strictObject({
  bounds: boundsSchema.nullable(),
  maximised: z.boolean(),
  language: z.enum(languages).nullable(),
});

/** Where the window stood and what it spoke, kept beside the last archives. */
export function openWindowState() {
  const file = join(app.getPath('userData'), 'window.json');
  return remembered(file, stateSchema, { bounds: null, maximised: false, language: null });
}

/** The bounds, unless the screen they were on is gone. */
export function visibleBounds(bounds: Bounds | null): Partial<Bounds> {
  const isVisible = screen.getAllDisplays().some(({ workArea: area }) => {
    if (!bounds) return false;
    const acrossX = bounds.x < area.x + area.width && bounds.x + bounds.width > area.x;
    const acrossY = bounds.y < area.y + area.height && bounds.y >= area.y;
    return acrossX && acrossY;
  });
  return bounds && isVisible ? bounds : { width: 1_280, height: 840 };
}
