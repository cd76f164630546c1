import { useSyncExternalStore } from 'react';

export const tourLength = 10;

interface TourState {
  /** 0 to 9: where it goes on. */
  readonly step: number;
  readonly isShown: boolean;
}

const key = 'tour';
let state: TourState | null = read();
const listeners = new Set<() => void>();

/** The walk through the sample shop: null before it was ever begun. It outlives the window. */
export function useTour(): TourState | null {
  return useSyncExternalStore(subscribe, () => state);
}

/** From the first step, or where it was left. */
export function startTour(): void {
  put({ step: state?.isShown === false ? state.step : 0, isShown: true });
}

export function goToTourStep(step: number): void {
  put({ step: Math.min(tourLength - 1, Math.max(0, step)), isShown: true });
}

/** Puts it away; `finished` begins anew the next time. */
export function leaveTour(finished: boolean): void {
  put({ step: finished ? 0 : (state?.step ?? 0), isShown: false });
}

function put(next: TourState): void {
  state = next;
  localStorage.setItem(key, JSON.stringify(next));
  for (const listener of listeners) listener();
}

function read(): TourState | null {
  try {
    const { step, isShown } = JSON.parse(localStorage.getItem(key) ?? '') as Partial<TourState>;
    const isStep = Number.isInteger(step) && step! >= 0 && step! < tourLength;
    return isStep ? { step: step!, isShown: isShown === true } : null;
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
