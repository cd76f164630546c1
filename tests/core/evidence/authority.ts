import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A time-stamping authority of one's own: OpenSSL's responder with a fresh root. */
export interface Authority {
  /** Path of its root certificate (PEM). */
  readonly root: string;
  /** DER of the response to a DER request. */
  answer(request: Uint8Array): Buffer;
  close(): void;
}

let installed = false;

/** OpenSSL of this machine, installed now where Debian has none. */
export function openssl(): string {
  if (!installed && spawnSync('openssl', ['version']).status !== 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', 'openssl'], { stdio: 'ignore', env });
  }
  installed = true;
  return 'openssl';
}

export function openAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-authority-'));
  const run = (...args: string[]): void => {
    const { status, stderr } = spawnSync(openssl(), args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  writeFileSync(join(folder, 'serial'), '01');
  writeFileSync(join(folder, 'settings'), settings);
  const key = ['-newkey', 'rsa:2048', '-nodes', '-config', 'settings'];
  run('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-extensions', 'ca_use');
  run('req', ...key, '-subj', '/CN=Stamps', '-keyout', 'stamp.key', '-out', 'stamp.csr');
  run(
    'x509',
    '-req',
    '-in',
    'stamp.csr',
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-extfile',
    'settings',
    '-extensions',
    'stamp_use',
    '-out',
    'stamp.pem',
  );
  return {
    root: join(folder, 'root.pem'),
    answer(request) {
      writeFileSync(join(folder, 'request'), request);
      run('ts', '-reply', '-config', 'settings', '-queryfile', 'request', '-out', 'answer');
      return readFileSync(join(folder, 'answer'));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const settings = `
[req]
distinguished_name = name
prompt = no
[name]
CN = Root of stamps
[ca_use]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[stamp_use]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = one
[one]
serial = serial
signer_cert = stamp.pem
certs = root.pem
signer_key = stamp.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;
