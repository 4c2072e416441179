import { w } from './words.ts'

interface Known {
  readonly label: string
  readonly ending: string
}

/** A key as it is shown: never itself. */
export const masked = ({ ending }: Known) => (ending === '' ? w('key.short') : w('key.masked', { ending }))

/** What people call it: what it is for, else the little that is shown of it. */
export const keyName = (key: Known) => key.label || masked(key)
