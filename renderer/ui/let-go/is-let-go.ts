import type { Decision } from '../../../shared/contract/history.ts';

/** True of a state that took a thing off its board for its age: nobody has said that it is none. */
export const isLetGo = (field: string, value: unknown, after: Decision['after']): boolean =>
  (field === 'status' || field === 'stage') &&
  value === after[field] &&
  typeof after['letGo'] === 'string';
