import { useEffect, useState } from 'react';

const lateMs = 300;

/** True once something has been going on for 300 ms: before that, nobody needs a spinner. */
export function useIsLate(isBusy: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isBusy) {
      setLate(false);
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), lateMs);
    return () => clearTimeout(timer);
  }, [isBusy]);
  return isLate;
}
