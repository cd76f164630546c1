import { AppError } from '../../../shared/contract/errors.ts';
import type { Person } from '../../../shared/contract/persons.ts';
import type { Core } from '../core.ts';
import { os } from '../procedure.ts';
import type { StoredPerson } from '../store/persons.ts';
import { provePerson } from './prove.ts';
import { hashSecret } from './secret.ts';

export function personsProcedures({ store, clock, changes }: Core) {
  const { persons } = store;
  const told = async (personId: string): Promise<Person> => {
    changes.publish('changed', { topics: ['persons'] });
    return toPerson(await persons.get(personId));
  };
  const prove = (as: string, secret: string) =>
    provePerson(persons, { name: as, secret, at: clock.now() });
  /** A supervisor with a secret approves, once the shop has one. */
  const mustBeApproved = async (
    approval: { readonly as: string; readonly secret: string } | undefined,
  ): Promise<void> => {
    const supervisors = (await persons.list()).filter(isSupervisor);
    if (supervisors.length === 0) return;
    const who = approval && (await prove(approval.as, approval.secret));
    if (who && isSupervisor(who)) return;
    throw new AppError('permission-denied', 'A supervisor has to approve this.', {
      supervisors: supervisors.map(({ name }) => name).join(', '),
    });
  };
  return {
    list: os.persons.list.handler(async () => ({ persons: (await persons.list()).map(toPerson) })),
    add: os.persons.add.handler(async ({ input, context }) => {
      await mustBeApproved(input.approval);
      const { name, role } = input;
      const secret = input.secret ? await hashSecret(input.secret) : null;
      const by = { actor: context.actor, at: clock.now() };
      return told(await persons.add({ name, role, secret }, by));
    }),
    setSecret: os.persons.setSecret.handler(async ({ input, context }) => {
      const { personId, current } = input;
      const person = await persons.get(personId);
      if (person.secret !== null && current !== undefined) await prove(person.name, current);
      else await mustBeApproved(input.approval);
      if (person.secret !== null && current === undefined && !input.approval) {
        throw new AppError('permission-denied', 'Say the present PIN or password first.', {
          name: person.name,
          needs: person.secret.kind,
        });
      }
      const secret = input.secret ? await hashSecret(input.secret) : null;
      await persons.setSecret(personId, secret, { actor: context.actor, at: clock.now() });
      return told(personId);
    }),
    change: os.persons.change.handler(async ({ input, context }) => {
      const { personId, role, hasLeft, approval } = input;
      await mustBeApproved(approval);
      await persons.change(personId, { role, hasLeft }, { actor: context.actor, at: clock.now() });
      return told(personId);
    }),
    check: os.persons.check.handler(async ({ input }) => {
      const { name, secret } = input;
      const person = await provePerson(persons, { name, secret, at: clock.now() });
      if (person === null)
        throw new AppError('not-found', 'There is nobody of this name.', { name });
      return { person: await told(person.personId) };
    }),
  };
}

function toPerson({ secret, ...person }: StoredPerson): Person {
  return { ...person, secret: secret?.kind ?? 'none' };
}

const isSupervisor = ({ role, secret, leftAt }: StoredPerson): boolean =>
  role === 'supervisor' && secret !== null && leftAt === null;
