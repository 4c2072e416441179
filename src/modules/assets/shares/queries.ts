import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Money } from '#lib/money/currency'
import type { Read } from '#kernel/context'
import { namedAmong, seenAmong } from '#kernel/readable'
import { seen } from '#kernel/visible'
import { departmentsFor } from '../costs/groups.ts'
import { loadCosts, type Thing } from '../costs/load.ts'
import { sumsText } from '../costs/sums.ts'
import { added } from '../engine/ownership.ts'
import { split } from '../engine/shares.ts'
import type { CostShares, shareEndpoints } from './contract.ts'
import { sharesOf } from './held.ts'

/**
 * What an asset cost in all, split over the departments of those who had it, by the days on which they had it; a person counts for the department that they are in now. In each currency the shares come to the whole exactly. Nothing for
 * those who see it from outside, and of what is counted.
 */
export async function costShares(
  ctx: Read,
  { id }: Input<typeof shareEndpoints.costShares>,
): Promise<CostShares> {
  await seen(ctx, id, 'asset')
  const { things, today } = await loadCosts(ctx, sql`t.id = ${id}::uuid`)
  const [thing] = things
  if (!thing) return { shares: [] }
  const held = (await sharesOf(ctx, things, today)).get(id) ?? []
  const departments = await departmentsFor(
    ctx,
    held.flatMap(({ holder }) => holder ?? []),
  )
  const names = await seenAmong(ctx, [...new Set(departments.values())])
  const kept = figuresOf(thing)
  const groups = new Map<string | null, { days: number; sums: Map<string, number> }>()
  const parts = kept.map(({ minor }) =>
    split(
      minor,
      held.map(({ days }) => days),
    ),
  )
  for (const [n, { holder, days }] of held.entries()) {
    const department = departments.get(holder ?? '') ?? ''
    const of = names.has(department) ? department : null
    const group = groups.get(of) ?? { days: 0, sums: new Map<string, number>() }
    groups.set(of, group)
    group.days += days
    for (const [at, { currency }] of kept.entries())
      added(group.sums, { minor: parts[at]?.[n] ?? 0, currency })
  }
  const longest = [...groups].toSorted(([, a], [, b]) => b.days - a.days)
  return {
    shares: longest.map(([department, { days, sums }]) => ({
      of: namedAmong(names, department),
      days,
      sums: sumsText(sums),
    })),
  }
}

/** The figures of a thing as lists split them: each kind by itself, and what another room tells by who hears it. */
function figuresOf({ pieces }: Pick<Thing, 'pieces'>): Money[] {
  const figures = new Map<string, Money>()
  for (const { kind, money, told } of pieces) {
    if (!money) continue
    const name = JSON.stringify([kind, told?.source, told?.audience_id, money.currency])
    figures.set(name, { ...money, minor: (figures.get(name)?.minor ?? 0) + money.minor })
  }
  return [...figures.values()]
}
