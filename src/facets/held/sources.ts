import type { Sentence } from '#lib/words'
import { heard } from '#facets/home/panels'
import { may } from '#kernel/actor'
import type { Read, Write } from '#kernel/context'

/** Something that somebody has, beside what custody tells of: a seat, a key, work in their hands. */
export interface HeldThing {
  /** Names it within its source. */
  readonly id: string
  readonly what: Sentence
  readonly name: string | Sentence
  readonly quantity: number
  /** Where it is seen whole. */
  readonly to: string | null
}

interface HeldSource {
  readonly name: string
  /** The permission without which it is not asked. */
  readonly can: string
  /** What this person has, by their id and those of records merged into theirs. */
  readonly find: (ctx: Read, ids: readonly string[]) => Promise<readonly HeldThing[]>
  /**
   * Takes these from them, by their id and those of records merged into theirs; without it there is nothing to do but to know.
   * `batch`: by which the ledger of custody knows all that came back in one deed.
   */
  readonly takeBack?: (
    ctx: Write,
    people: readonly string[],
    ids: readonly string[],
    batch: string,
  ) => Promise<void>
}

const sources = new Map<string, HeldSource>()
/** A room says what of its own people have; whoever takes back what a leaver has asks all of them and knows none. */
export const holds = (source: HeldSource) => void sources.set(source.name, source)

interface Source {
  readonly source: string
  /** Giving it back does something. */
  readonly gives: boolean
}

/** What somebody has, of all rooms, with the name of its source. A source that fails is named in the log, and the others are told. */
export async function heldOf(ctx: Read, ids: readonly string[]): Promise<(HeldThing & Source)[]> {
  const all = []
  for (const { name, can, find, takeBack } of sources.values()) {
    const found = may(ctx.actor, can) ? await heard(name, () => find(ctx, ids)) : null
    all.push(...(found ?? []).map((thing) => ({ ...thing, source: name, gives: takeBack !== undefined })))
  }
  return all
}

/** Takes back what of a source is given back from somebody of these ids: only of things of which `heldOf` says that it does something. */
export async function takeBackOf(
  ctx: Write,
  source: string,
  people: readonly string[],
  ids: readonly string[],
  batch: string,
) {
  const found = sources.get(source)
  if (found && ids.length > 0 && may(ctx.actor, found.can)) await found.takeBack?.(ctx, people, ids, batch)
}
