/** The kinds of record that are tickets. */
export const kindNames = ['incident', 'request'] as const
