import { oc } from '@orpc/contract';

/** Which thread answers: `read` ones are never blocked by an import, `write` ones are taken in turn. */
export interface ProcedureMeta {
  readonly access: 'read' | 'write';
}

const base = oc.$meta<ProcedureMeta>({ access: 'read' });

/** A question to the archive. */
export const reading = base;
/** A change of the archive, or work that belongs on the writing thread. */
export const writing = base.meta({ access: 'write' });
