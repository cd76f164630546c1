import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a program keeps its own small things: the same folder as the desktop window's. */
export function userDataFolder(): string {
  const { env, platform } = process;
  const home = homedir();
  if (platform === 'win32') {
    return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Keptword');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Keptword');
  return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Keptword');
}
