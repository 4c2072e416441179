import type { Title } from '#lib/words'
/** A sort of first-class record: how it is called, and who may read and change its facets. */
export interface Kind {
  readonly name: string
  /** What one is called, e.g. “Incident”. */
  readonly title: Title
  /** Keys are `prefix-number`; the room's migration creates the sequence. */
  readonly prefix: string
  readonly sequence: string
  readonly can: { readonly read: string; readonly write: string }
  /** Where the API tells all of one: `/api/places/:id`. One without is told as every record is. */
  readonly page?: string
  /** The list table that carries copies of title, audience, key and archived, if it has one. */
  readonly family?: string
}

const kinds = new Map<string, Kind>()

/** Makes the kinds of all rooms known; called once when the rooms are put together. */
export const knowKinds = (all: readonly Kind[]) => {
  kinds.clear()
  for (const kind of all) kinds.set(kind.name, kind)
}

export const allKinds = (): readonly Kind[] => [...kinds.values()]

export const isKind = (name: string): boolean => kinds.has(name)

export function kindOf(name: string): Kind {
  const kind = kinds.get(name)
  if (!kind) throw new Error(`No room carries the kind “${name}”`)
  return kind
}
