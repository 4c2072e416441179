import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seenAmong } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { seen } from '#kernel/visible'
import { departmentsOfPeople } from '#modules/people/public'
import { loadCosts } from '../costs/load.ts'
import { sumsText } from '../costs/sums.ts'
import { summed } from '../engine/ownership.ts'
import { heldDays, type Move, split } from '../engine/shares.ts'
import type { CostShares, shareEndpoints } from './contract.ts'

/** To whom a thing went and when, in the order in which it did. */
async function movesOf({ db }: Pick<Read, 'db'>, id: string): Promise<Move[]> {
  const { rows } = await sql<Move>`
    select at::date::text as on, to_id as to from custody_move where item_id = ${id}::uuid order by at, id`.execute(
    db,
  )
  return rows
}

/** The departments of these holders by the holder: their own, or that of the person; others are of none. */
async function departmentsOf({ db }: Pick<Read, 'db'>, holders: readonly string[]) {
  const people = await departmentsOfPeople({ db }, holders)
  const { rows } = await sql<{ id: string }>`
    select id from entity where kind = 'department' and id = any(${[...holders]}::uuid[])`.execute(db)
  return new Map([...people, ...rows.map(({ id }) => [id, id] as const)])
}

/**
 * What an asset cost in all, split over the departments of those who had it, by the days on which they had it, from when it was bought, or the house
 * knew of it; a person counts for the department that they are in now. In each currency the shares come to the whole exactly. Nothing for
 * those who see it from outside, and of what is counted.
 */
export async function costShares(
  ctx: Read,
  { id }: Input<typeof shareEndpoints.costShares>,
): Promise<CostShares> {
  await seen(ctx, id, 'asset')
  const { things } = await loadCosts(ctx, sql`t.id = ${id}::uuid`)
  const [thing] = things
  if (!thing) return { shares: [] }
  const until = thing.left?.on ?? todayOf(ctx)
  const held = heldDays(await movesOf(ctx, id), { from: thing.bought_on ?? thing.known_on, until })
  const departments = await departmentsOf(
    ctx,
    [...held.keys()].filter((holder) => holder !== null),
  )
  const names = await seenAmong(ctx, [...new Set(departments.values())])
  const days = new Map<string | null, number>()
  for (const [holder, n] of held) {
    const department = departments.get(holder ?? '') ?? ''
    const of = names.has(department) ? department : null
    days.set(of, (days.get(of) ?? 0) + n)
  }
  const longest = [...days].toSorted(([, a], [, b]) => b - a)
  const sums = [...summed(thing.pieces).total.sums].map(
    ([currency, minor]) =>
      [
        currency,
        split(
          minor,
          longest.map(([, n]) => n),
        ),
      ] as const,
  )
  return {
    shares: longest.map(([department, n], at) => {
      const found = names.get(department ?? '')
      return {
        of: found ? { id: found.id, kind: found.kind, key: found.key, title: found.title } : null,
        days: n,
        sums: sumsText(new Map(sums.map(([currency, shares]) => [currency, shares[at] ?? 0]))),
      }
    }),
  }
}
