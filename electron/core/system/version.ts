import manifest from '../../../package.json' with { type: 'json' };

/** Stands in every provenance, package and custody record. */
export const programVersion: string = manifest.version;
