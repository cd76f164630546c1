/** IANA zones that this browser knows; UTC is not among those it lists. */
export const zones: string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
