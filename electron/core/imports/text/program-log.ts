/**
 * True where lines are a program's log: a time, and in almost all of them how grave it is. Some logs have
 * the shape of chats, `[2026-03-01 10:00:00] ERROR: …`.
 */
export function isProgramLog(lines: readonly string[]): boolean {
  const first = lines.slice(0, 50).filter((line) => line.trim() !== '');
  // Almost every chat has said by then that it is none.
  const most = Math.floor(first.length / 5);
  let others = 0;
  for (const line of first) if (!entry.test(line) && ++others > most) return false;
  return first.length - others >= 3;
}

const entry =
  /^(?=.{0,40}\d{1,2}:\d{2}).{4,80}?[\s[(.|-](?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|ALERT|EMERGENCY)(?:[\]):：\s|-]|$)/u;
