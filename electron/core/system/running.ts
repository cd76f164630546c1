/** Whether a process of this computer still runs, be it somebody else's. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    // There, but not ours to signal.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
