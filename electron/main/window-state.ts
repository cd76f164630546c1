import { app, screen } from 'electron';
import { join } from 'node:path';
import { languages, type Language } from '../../shared/i18n/texts.ts';
import { remembered, type Remembered } from '../worker/remembered.ts';

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface WindowState {
  readonly bounds: Bounds | null;
  readonly maximised: boolean;
  readonly language: Language | null;
}

/** Where the window stood and what it spoke, kept beside the last archives. */
export function openWindowState(): Remembered<WindowState> {
  const file = join(app.getPath('userData'), 'window.json');
  return remembered(file, { parse }, { bounds: null, maximised: false, language: null });
}

/** By hand: the schemas of everything else would have to be there before the window. */
function parse(value: unknown): WindowState {
  const { bounds, maximised, language } = value as Record<string, unknown>;
  return {
    bounds: isBounds(bounds) ? bounds : null,
    maximised: maximised === true,
    language: languages.find((known) => known === language) ?? null,
  };
}

function isBounds(value: unknown): value is Bounds {
  const { x, y, width, height } = (value ?? {}) as Record<string, unknown>;
  return (
    [x, y, width, height].every(Number.isInteger) && Number(width) >= 200 && Number(height) >= 200
  );
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
