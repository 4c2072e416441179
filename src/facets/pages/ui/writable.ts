/** A record that says whether its reader may write it. */
export interface Writable {
  readonly id: string
  readonly key: string
  readonly version: number
  readonly can: { readonly write: boolean | string }
}

/** Why it is not written now, for what would. */
export const refusedBy = ({ can }: Pick<Writable, 'can'>) => (can.write === true ? null : '')
