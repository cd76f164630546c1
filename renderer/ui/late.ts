import { useEffect, useState } from 'react';

const lateMs = 300;

/** True once something has been going on for 300 ms: before that, nobody needs a spinner. */
export function useIsLate(isBusy: boolean): boolean {
  const [isOld, setOld] = useState(false);
  useEffect(() => {
    if (!isBusy) return undefined;
    const timer = setTimeout(() => setOld(true), lateMs);
    return () => {
      clearTimeout(timer);
      setOld(false);
    };
  }, [isBusy]);
  return isBusy && isOld;
}
