import type { Sentence } from '#lib/words'
import type { Read, Write } from './context.ts'

/**
 * What one room holds about a person. `ids` are the person's own and those of records merged into theirs.
 * An export asks all rooms to gather; before a person is anonymised all rooms may object, then all erase.
 */
export interface PersonalData {
  /** The key in the exported file: `tickets`. */
  readonly name: string
  /** Everything held about the person, as JSON. The actor may be the person: what is kept from them is left out. */
  readonly gather: (ctx: Read, ids: readonly string[]) => Promise<unknown>
  /** What speaks against anonymising them now: “3 open tickets are theirs”. */
  readonly objection?: (ctx: Read, ids: readonly string[]) => Promise<Sentence | null>
  /** Records of others that would lose something if they were anonymised: a legal hold on one of those speaks against it. */
  readonly standsIn?: (ctx: Read, ids: readonly string[]) => Promise<readonly string[]>
  /** Takes out what names the person; records as such stay. */
  readonly erase?: (ctx: Write, ids: readonly string[]) => Promise<void>
}

const known: PersonalData[] = []

/** Makes what the rooms hold about people known; called once when the rooms are put together. */
export const knowPersonalData = (all: readonly PersonalData[]) => {
  known.splice(0, known.length, ...all)
}

export const allPersonalData = (): readonly PersonalData[] => known
