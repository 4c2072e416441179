import type { Predicate } from '#lib/filter/predicate'
import type { Needle } from '#lib/text/tokens'
import type { Read } from '../context.ts'
import { type Saying, sayingAll } from '../record-words.ts'
import { fewSaying, type KnownSaying } from '../search.ts'
import type { Columns } from './columns.ts'
import { filterToSql } from './to-sql.ts'

function needlesIn(predicate: Predicate): Needle[] {
  if (predicate.is === 'all' || predicate.is === 'any') return predicate.of.flatMap(needlesIn)
  if (predicate.is === 'not') return needlesIn(predicate.of)
  return predicate.is === 'words' ? [predicate.needle] : []
}

type Words = Extract<Predicate, { is: 'words' }>

function alwaysIn(predicate: Predicate): Words[] {
  if (predicate.is === 'all') return predicate.of.flatMap(alwaysIn)
  return predicate.is === 'words' ? [predicate] : []
}

/** Words that every record of the list must say, in the same texts. */
function alwaysSaid(predicate: Predicate): Needle[] {
  const always = alwaysIn(predicate)
  return always.filter(({ field }) => field === always[0]?.field).map(({ needle }) => needle)
}

/** What the words that every record must say are asked by: all of them by the first. */
const askedAtOnce = (always: readonly Needle[], all: Saying | undefined): [Needle, KnownSaying][] =>
  always.map((needle, n) => [
    needle,
    n === 0 ? (all ?? { together: always }) : all ? { unsure: all.unsure } : { together: [] },
  ])

/**
 * A filter as a condition over a list. What few records say is looked up first, so that the list is found by it; so is what
 * few say of several words, however many say each of them.
 */
export async function whereOf(ctx: Read, predicate: Predicate, columns: Columns) {
  const always = alwaysSaid(predicate)
  const all = always.length > 1 ? await sayingAll(ctx, always) : undefined
  const asked = needlesIn(predicate)
  const few = await fewSaying(ctx, all ? asked.filter((needle) => !always.includes(needle)) : asked)
  const rest = always.filter((needle) => !few.has(needle))
  return filterToSql(predicate, columns, new Map([...few, ...askedAtOnce(rest, all)]))
}
