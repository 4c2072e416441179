import type { Setup } from '#facets/imports/public'
import type { Said } from '../engine/nesting.ts'
import type { Level, PlacePatch } from '../schemas.ts'

export interface PlaceSession {
  readonly source: string
  readonly setup: Setup
  /** What the file says of all its places, by their folded names; who is looked for may stand further down. */
  readonly file: Map<string, Said>
  /** Names that stand there more than once. */
  readonly twice: Set<string>
  /** What this run has made: where it is put is no change of anything that was here. */
  readonly made: Set<string>
}

/** All that bringing one row in needs. */
export interface PlacePlan {
  readonly facts: PlacePatch
  readonly name: string
  readonly level: Level
  /** The place around it, where that comes with the same file: its folded name. */
  readonly around: string | undefined
  readonly external: string | undefined
  readonly created_at: string | undefined
  readonly updated_at: string | undefined
}

export const nothing: PlacePlan = {
  facts: {},
  name: '',
  level: 'site',
  around: undefined,
  external: undefined,
  created_at: undefined,
  updated_at: undefined,
}
