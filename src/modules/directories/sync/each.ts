import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { constraintRefusal } from '#kernel/constraints'
import { type Write, within } from '#kernel/context'
import type { RunLine } from '../contract.ts'
import type { DirectoryRow } from '../directories.ts'
import type { Entry } from '../engine/entry.ts'

/** One run: of which directory, and what it says so far. */
export interface Run {
  readonly directory: DirectoryRow
  readonly lines: RunLine[]
  /** Whoever is gone or shut out there is signed out here at once. */
  readonly atOnce?: boolean
}

export const nameOf = ({ display_name, given_name, family_name, dn }: Entry) =>
  display_name || `${given_name} ${family_name}`.trim() || dn

interface Work<T> {
  /** What the run says of each that went well. */
  what: RunLine['what']
  detail?: (one: T) => string
  work: (tx: Write, one: T) => Promise<unknown>
}

/** One after another, each whole or not at all: what is wrong with one of them is said, and the others go on. Says how many went well. */
export async function each<T extends { entry: Entry }>(
  ctx: Write,
  { lines }: Run,
  all: readonly T[],
  { what, detail = () => '', work }: Work<T>,
): Promise<number> {
  let done = 0
  for (const one of all) {
    const name = nameOf(one.entry)
    try {
      await within(ctx, ctx.cause, (tx) => work(tx, one))
      lines.push({ what, name, detail: detail(one) })
      done += 1
    } catch (error) {
      const refusal = error instanceof Refusal ? error : constraintRefusal(error)
      if (!refusal) throw error
      lines.push({ what: 'refused', name, detail: say(refusal.sentence, 'en') })
    }
  }
  return done
}
