import { Command, Option } from 'commander';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  evidenceRequestSchema,
  pictureRedactionSchema,
  redactionSchema,
  type EvidencePackage,
  type EvidenceRequest,
  type PackageVerification,
  type PictureRedaction,
  type Redaction,
} from '../../../shared/contract/evidence.ts';
import { profiles } from '../../../shared/domain/evidence/format.ts';
import { evidencePackageTexts } from '../../../shared/i18n/evidence-package.ts';
import { evidenceFindingTexts } from '../../../shared/i18n/evidence-findings.ts';
import { verifyPackage } from '../../core/evidence/verify/verify-package.ts';
import { action, collect, common } from '../command.ts';
import { interruptible } from '../interruption.ts';
import { language } from '../language.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions, type Session } from '../session.ts';
import { zonedTime } from '../zoned-time.ts';

/** `keptword evidence …`: preview, create, verify, stamp, limits, list. */
export function evidenceCommand(): Command {
  const group = new Command('evidence').description('evidence packages: make them, verify them');
  for (const command of [preview(), create(), verify(), stamp(), limits(), list()])
    group.addCommand(command);
  return group;
}

interface RequestOptions extends CommonOptions {
  readonly message?: string[];
  readonly session?: string[];
  readonly search?: string[];
  readonly context?: EvidenceRequest['context'];
  readonly conversation?: string;
  readonly from?: string;
  readonly to?: string;
  readonly profile: string;
  readonly place?: string;
  readonly pdf?: boolean;
  readonly title?: string;
  readonly claim?: string;
  readonly order?: string;
  readonly dispute?: string;
  readonly case?: string;
  readonly redact?: string[];
  readonly redactPicture?: string[];
  readonly withhold?: string[];
}

function request(command: Command): Command {
  return common(command)
    .option('--message <id>', 'a message that proves the point; its whole sessions go in', collect)
    .option('--session <id>', 'the session that this message stands in, as context', collect)
    .addOption(
      new Option('--context <context>', 'how much goes along with a message').choices([
        'session',
        'day',
        'conversation',
      ]),
    )
    .option('--conversation <id>', 'a conversation, whole or between --from and --to')
    .option(
      '--search <query>',
      'what was searched for; told in the completeness statement',
      collect,
    )
    .option('--from <time>', 'ISO 8601, inclusive; without offset in the zone of the settings')
    .option('--to <time>', 'ISO 8601, exclusive; a day alone is taken whole')
    .addOption(
      new Option('--profile <profile>', 'for whom it is').choices(profiles).default('court-full'),
    )
    .option('--place <name>', 'whose limits pages and statement keep to (default: the platform)')
    .option('--pdf', 'a PDF of the transcript besides')
    .option('--title <text>', 'name of the case')
    .option('--claim <text>', 'what it proves')
    .option('--order <number>', 'order number')
    .option('--dispute <id>', 'dispute that it belongs to; its exhibit numbers go on')
    .option('--case <number>', 'EV-0007: adds to that case; alone it packs the basket')
    .option('--redact <id[:start-end]=reason>', 'hide words wherever they stand', collect)
    .option(
      '--redact-picture <id/name:x,y,width,height=reason>',
      'burn a box into a picture; repeatable',
      collect,
    )
    .option('--withhold <id=reason>', 'leave a message out, counted and with its reason', collect);
}

function preview(): Command {
  return request(new Command('preview'))
    .description('what a package would take in; writes nothing')
    .action(
      action((options: RequestOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.evidence.preview(await requestOf(options, client));
          print(options.json, found, () =>
            [
              `included ${found.counts.included}, redacted ${found.counts.redacted}, withheld ${found.counts.withheld}`,
              ...found.scopes.map(
                ({ conversationId, title, count }) => `${conversationId} ${title}: ${count}`,
              ),
              ...found.gaps.map(({ from, to, why }) => `gap ${iso(from)} – ${iso(to)} (${why})`),
              ...found.warnings.map((warning) => `warning: ${warning}`),
            ].join('\n'),
          );
        }),
      ),
    );
}

function create(): Command {
  return request(new Command('create'))
    .description('makes a package: folder, zip and counter-sheet')
    .option('--out <folder>', 'where to put it (default: exports/ in the archive)')
    .option('--as <person>', 'who makes it')
    .action(
      action((options: RequestOptions & { readonly out?: string; readonly as?: string }) =>
        withArchive(options, async ({ client, grant }) => {
          const asked = await requestOf(options, client);
          const folder = options.out === undefined ? {} : { folder: await grant(options.out) };
          const request = { ...asked, ...folder };
          const made = await interruptible((signal) => packed(client, request, signal));
          const { sealCode, counts } = made;
          print(options.json, { package: made.package, sealCode, counts }, () =>
            [
              made.package,
              `seal code ${sealCode}`,
              `included ${counts.included}, redacted ${counts.redacted}, withheld ${counts.withheld}`,
              ...(made.record.title ? [made.record.title] : []),
              ...made.warnings.map((warning) => `warning: ${warning}`),
            ].join('\n'),
          );
        }),
      ),
    );
}

/** Follows the packing to its end; a person at a terminal sees how far it is. */
async function packed(
  client: Session['client'],
  request: Parameters<Session['client']['evidence']['pack']>[0],
  signal: AbortSignal,
) {
  for await (const event of await client.evidence.pack(request, { signal })) {
    if (event.type === 'made') return event;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${event.step} ${event.done}/${event.total}`);
    }
  }
  throw new AppError('internal', 'The packing ended without a package.');
}

interface VerifyOptions extends CommonOptions {
  readonly seal?: string;
  readonly tsr?: string;
  readonly ca?: string;
}

function verify(): Command {
  return common(new Command('verify').argument('<path>', 'folder or zip'))
    .description('intact (exit 0), altered (1) or incomplete (2); needs no archive')
    .option('--seal <hex>', 'seal code from the counter-sheet')
    .option('--tsr <file>', 'time stamp (RFC 3161) kept outside of the package')
    .option('--ca <file>', 'certificates (PEM) of time-stamping authorities that you trust')
    .action(
      action(async (path: string, options: VerifyOptions) => {
        const result = await verifyPackage(resolve(path), options.seal, {
          stamp: options.tsr === undefined ? undefined : await readGiven(options.tsr),
          authorities:
            options.ca === undefined ? undefined : (await readGiven(options.ca)).toString('utf8'),
        });
        const { verdict, sealed, stamp: stamped, findings } = result;
        const words = evidencePackageTexts.en;
        const codes: Readonly<Record<string, string>> = evidenceFindingTexts.en;
        print(options.json, result, () =>
          [
            [...new Set([evidencePackageTexts[language][verdict], words[verdict]])].join(' '),
            ...findings.map(
              (one) => `${one.code} ${one.path}: ${codes[one.code] ?? ''} (${one.detail})`,
            ),
            ...(stamped ? [stampWords(stamped)] : []),
            sealed || stamped?.trusted ? words.sealed : words.unsealed,
          ].join('\n'),
        );
        return { intact: 0, altered: 1, incomplete: 2 }[verdict];
      }),
    );
}

function stampWords({ at, authority, trusted }: NonNullable<PackageVerification['stamp']>): string {
  const { stampHolds, stampUntrusted } = evidencePackageTexts[language];
  return `${stampHolds(iso(at), authority)}${trusted ? '' : stampUntrusted}`;
}

async function readGiven(path: string): Promise<Buffer> {
  return readFile(path).catch(() => {
    throw new AppError('not-found', 'There is no file here.', { path });
  });
}

interface StampOptions extends CommonOptions {
  readonly tsa?: string;
  readonly ca?: string;
  readonly as?: string;
}

function stamp(): Command {
  return common(new Command('stamp').argument('<package>', 'EV-0007'))
    .description('asks a time-stamping authority (RFC 3161) for a stamp on the seal code')
    .option('--tsa <url>', 'its address (default: the setting timeStampUrl)')
    .option('--ca <file>', 'its certificates (PEM), got from the authority itself')
    .option('--as <person>', 'who asks')
    .action(
      action((number: string, options: StampOptions) =>
        withArchive(options, async ({ client, grant }) => {
          const { packages } = await client.evidence.list();
          const made = packages.find((one) => one.number === number);
          if (!made) throw new AppError('not-found', 'There is no such package.', { number });
          const stamped = await client.evidence.stamp({
            packageId: made.packageId,
            ...(options.tsa === undefined ? {} : { url: options.tsa }),
            ...(options.ca === undefined ? {} : { authorities: await grant(options.ca) }),
          });
          print(options.json, { package: made.location, ...stamped }, () => stampWords(stamped));
        }),
      ),
    );
}

function limits(): Command {
  return common(new Command('limits'))
    .description('what places take as evidence; own rows are set by settings evidenceLimits')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.evidence.limits();
          print(options.json, found, () =>
            found.limits
              .map((row) =>
                Object.entries(row)
                  .map(([key, value]) => `${key} ${value}`)
                  .join('\t'),
              )
              .join('\n'),
          );
        }),
      ),
    );
}

function list(): Command {
  return common(new Command('list'))
    .description('packages made from this archive, and what bundles told of others')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.evidence.list();
          print(options.json, found, () =>
            found.packages
              .map(
                (one) =>
                  `${one.number} ${iso(one.createdAt)} ${one.sealCode} ${placeOf(one)} ${one.title}`,
              )
              .join('\n'),
          );
        }),
      ),
    );
}

const placeOf = ({ location, elsewhere }: EvidencePackage): string =>
  elsewhere ? `(made on ${elsewhere.machine}, lies there)` : location;

async function requestOf(
  options: RequestOptions,
  client: Session['client'],
): Promise<EvidenceRequest> {
  const { zone } = await client.settings.get();
  const parsed = evidenceRequestSchema.safeParse({
    messageIds: (options.message ?? []).map((id) => id.replace(/^M-/, '')),
    sessionMessageIds: (options.session ?? []).map((id) => id.replace(/^M-/, '')),
    searches: options.search ?? [],
    context: options.context,
    conversationId: options.conversation,
    from: options.from === undefined ? undefined : zonedTime(options.from, zone, 0),
    to: options.to === undefined ? undefined : zonedTime(options.to, zone, 1),
    title: options.title,
    claim: options.claim,
    orderNo: options.order,
    disputeId: options.dispute,
    caseNumber: options.case,
    profile: options.profile,
    place: options.place,
    pdf: options.pdf ?? false,
    redactions: (options.redact ?? []).map(redactionOf),
    pictures: (options.redactPicture ?? []).map(pictureOf),
    withheld: (options.withhold ?? []).map((text) => {
      const { messageId, reason } = redactionOf(text);
      return { messageId, reason };
    }),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  throw new AppError('invalid-input', `${where}: ${issue?.message ?? 'not understood'}`);
}

/** `12/lamp.png:10,20,100,40=privacy` */
function pictureOf(text: string): PictureRedaction {
  const match = /^(?:M-)?(\d+)\/(.+):([\d.]+),([\d.]+),([\d.]+),([\d.]+)=([a-z-]+)$/.exec(text);
  const [, messageId, name, x, y, width, height, reason] = match ?? [];
  const box = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
  const parsed = pictureRedactionSchema.safeParse({ messageId, name, boxes: [box], reason });
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', `"${text}" is not ID/NAME:x,y,width,height=reason.`);
}

/** `12:3-7=privacy`, or `12=privacy` for the whole message. */
function redactionOf(text: string): Redaction {
  const match = /^(?:M-)?(\d+)(?::(\d+)-(\d+))?=([a-z-]+)$/.exec(text);
  const [, messageId, start, end, reason] = match ?? [];
  const parsed = redactionSchema.safeParse({
    messageId,
    ...(start === undefined ? {} : { start: Number(start), end: Number(end) }),
    reason,
  });
  if (parsed.success) return parsed.data;
  const reasons = redactionSchema.shape.reason.options.join(', ');
  throw new AppError('invalid-input', `"${text}" is not ID[:start-end]=reason (${reasons}).`);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
