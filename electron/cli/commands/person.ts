import { Command } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Person } from '../../../shared/contract/persons.ts';
import { action, common } from '../command.ts';
import { oneOf } from '../options.ts';
import { print } from '../output.ts';
import { newSecretOf, secretOf, withSecret, type SecretOptions } from '../secret-option.ts';
import { withArchive, type CommonOptions, type Session } from '../session.ts';

interface ApprovalOptions extends CommonOptions {
  readonly supervisor?: string;
  readonly supervisorSecret?: string;
  readonly as?: string;
}

/** `keptword person list|add|secret|role|leave|return|check`: the shop's own people. */
export function personCommand(): Command {
  const person = new Command('person').description("the shop's own people, and their PINs");
  for (const command of [list(), add(), secret(), role(), leave(true), leave(false), check()]) {
    person.addCommand(command);
  }
  return person;
}

function list(): Command {
  return common(new Command('list'))
    .description('everybody, those who have left last')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.persons.list();
          print(options.json, found, () => found.persons.map(inWords).join('\n'));
        }),
      ),
    );
}

function add(): Command {
  return approved(withSecret(common(new Command('add'))))
    .description('adds somebody')
    .argument('<name>')
    .option('--role <role>', 'clerk, supervisor', 'clerk')
    .action(
      action((name: string, options: ApprovalOptions & SecretOptions & { readonly role: string }) =>
        withArchive(options, async ({ client }) => {
          const kept = newSecretOf(options);
          const added = await client.persons.add({
            name,
            role: oneOf('role', roles, options.role),
            ...(kept ? { secret: kept } : {}),
            ...approvalOf(options),
          });
          print(options.json, added, () => inWords(added));
        }),
      ),
    );
}

interface SecretChange extends ApprovalOptions, SecretOptions {
  readonly current?: string;
  readonly none?: boolean;
}

function secret(): Command {
  return approved(withSecret(common(new Command('secret'))))
    .description('sets another PIN or password, or none')
    .argument('<name>')
    .option('--current <secret>', 'the present one (or in $KEPTWORD_SECRET)')
    .option('--none', 'takes it away')
    .action(
      action((name: string, options: SecretChange) =>
        withArchive(options, async ({ client }) => {
          const kept = newSecretOf(options);
          if (kept === null && !options.none) {
            throw new AppError('invalid-input', 'Say --pin, --password or --none.');
          }
          const current = options.current ?? process.env['KEPTWORD_SECRET'];
          const changed = await client.persons.setSecret({
            personId: await idOf(client, name),
            secret: options.none ? null : kept,
            ...(current ? { current } : {}),
            ...approvalOf(options),
          });
          print(options.json, changed, () => inWords(changed));
        }),
      ),
    );
}

function role(): Command {
  return approved(common(new Command('role')))
    .description('makes somebody a clerk or a supervisor')
    .argument('<name>')
    .argument('<role>', 'clerk, supervisor')
    .action(
      action((name: string, wanted: string, options: ApprovalOptions) =>
        withArchive(options, async ({ client }) => {
          const changed = await client.persons.change({
            personId: await idOf(client, name),
            role: oneOf('role', roles, wanted),
            ...approvalOf(options),
          });
          print(options.json, changed, () => inWords(changed));
        }),
      ),
    );
}

function leave(hasLeft: boolean): Command {
  return approved(common(new Command(hasLeft ? 'leave' : 'return')))
    .description(hasLeft ? 'somebody has left and signs no more' : 'somebody is back')
    .argument('<name>')
    .action(
      action((name: string, options: ApprovalOptions) =>
        withArchive(options, async ({ client }) => {
          const changed = await client.persons.change({
            personId: await idOf(client, name),
            hasLeft,
            ...approvalOf(options),
          });
          print(options.json, changed, () => inWords(changed));
        }),
      ),
    );
}

function check(): Command {
  return withSecret(common(new Command('check')))
    .description('is it really this person?')
    .argument('<name>')
    .action(
      action((name: string, options: CommonOptions & SecretOptions) =>
        withArchive(options, async ({ client }) => {
          const { secret: said = '' } = secretOf(options);
          const { person } = await client.persons.check({ name, secret: said });
          print(options.json, { person }, () => inWords(person));
        }),
      ),
    );
}

const roles = ['clerk', 'supervisor'] as const;

function approved(command: Command): Command {
  return command
    .option('--supervisor <name>', 'who approves, once a supervisor has a secret')
    .option('--supervisor-secret <secret>', 'their PIN or password')
    .option('--as <person>', 'who does it');
}

function approvalOf({ supervisor, supervisorSecret }: ApprovalOptions) {
  if (!supervisor) return {};
  return { approval: { as: supervisor, secret: supervisorSecret ?? '-' } };
}

async function idOf(client: Session['client'], name: string): Promise<string> {
  const { persons } = await client.persons.list();
  const found = persons.find((person) => person.name === name);
  if (found) return found.personId;
  throw new AppError('not-found', 'There is nobody of this name.', { name });
}

function inWords({ personId, name, role: as, secret: kept, leftAt }: Person): string {
  const gone = leftAt === null ? '' : ', has left';
  return `${personId} ${name} ${as}, ${kept === 'none' ? 'no secret' : kept}${gone}`;
}
