import type { Read } from '#kernel/context'
import type { Choice } from '#lib/filter/fields'

type Types = (ctx: Read) => Promise<readonly Choice[]>
const typed = new Map<string, Types>()

/** Fields of a kind may stand on some of its types alone; `list` says which types there are. */
export function fieldsByType(kind: string, list: Types) {
  typed.set(kind, list)
}

/** The types of a kind that its fields can be of; none where it knows no types. */
export const typesOf = async (ctx: Read, kind: string): Promise<readonly Choice[]> =>
  (await typed.get(kind)?.(ctx)) ?? []
