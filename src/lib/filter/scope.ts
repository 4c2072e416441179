import type { Fields } from './fields.ts'
import type { Clock } from './moments.ts'
import type { Names } from './references.ts'

/** Who asks, when and where: everything a filter depends on but its text. */
export interface Reader {
  readonly now: string
  readonly zone: string
  /** The reader's own id, and those of the groups that the reader belongs to. */
  readonly me?: string
  readonly groups?: readonly string[]
  /** Names that exist, by the kind they belong to, to suggest one for a slip. */
  readonly known?: (ref: string) => Iterable<string>
}

export interface Scope {
  readonly fields: Fields
  readonly reader: Reader
  readonly names: Names
  readonly clock: Clock
}
