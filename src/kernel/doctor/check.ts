import type { Pool } from 'pg'
import type { Sentence } from '#lib/words'
import type { Read } from '../context.ts'
import type { Secrets } from '../secret.ts'

/** What a check looks at: the database as the house itself sees it, and the machine it lies on. */
export interface Patient extends Read {
  readonly pool: Pool
  readonly place: {
    /** The data folder. */
    readonly data: string
    /** Where backups are kept. */
    readonly backups: string
  }
  /** What opens that is locked; undefined where there is no secret. */
  readonly secrets: Secrets | undefined
  /** The schema that the migrations of this program lead to. */
  readonly schema: string
}

export interface Ailment {
  /** Wants somebody now; else a look when there is time. */
  readonly grave: boolean
  readonly says: Sentence
  readonly remedy: Sentence
}

/** One thing that can be wrong. It only looks. */
export interface Check {
  readonly name: string
  readonly title: Sentence
  readonly find: (patient: Patient) => Promise<readonly Ailment[]>
}

const known: Check[] = []

/** Makes the checks of all rooms known, beside the kernel's own; called once when the rooms are put together. */
export const knowChecks = (all: readonly Check[]) => {
  known.splice(0, known.length, ...all)
}
export const allChecks = (): readonly Check[] => known
