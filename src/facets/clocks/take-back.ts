import { sql } from 'kysely'
import { msOf } from '#lib/time/instant'
import type { Write } from '#kernel/context'
import { setDue } from '#facets/work/due'
import { clocksOf, type KeptFact, rewrite, type Unplayed } from './clocks.ts'
import { keepEarlier, takenBy } from './earlier.ts'

const begun = ({ facts }: Pick<Unplayed, 'facts'>) => facts[0]?.fact.is === 'started'

/**
 * Takes back what one request told these records' clocks; a clock that it started is gone. Where that request had itself
 * taken something back, that is said again. What they had been told until now is kept for those who look back.
 */
export async function undoServiceLevels(ctx: Write, request: string, entityIds: readonly string[]) {
  const clocks = await clocksOf(ctx, entityIds, { lock: true })
  const again = await saidAgain(ctx, request, clocks, entityIds)
  const left = clocks.flatMap((clock): Unplayed[] => {
    const facts = clock.facts.filter((kept) => kept.request !== request)
    const more = again.more.get(clock.id) ?? []
    const same = facts.length === clock.facts.length && more.length === 0
    return same ? [] : [{ ...clock, facts: [...facts, ...more] }]
  })
  await keepEarlier(
    ctx,
    left.map(({ id }) => id),
    request,
  )
  const { gone = [], there = [] } = Object.groupBy(left, (clock) => (begun(clock) ? 'there' : 'gone'))
  await drop(ctx, gone)
  await rewrite(ctx, [...there, ...again.whole])
}

/** What a request had taken back: words for clocks that are there, and clocks that went with them. */
async function saidAgain(
  ctx: Write,
  request: string,
  clocks: readonly Unplayed[],
  entityIds: readonly string[],
) {
  const more = new Map<string, KeptFact[]>()
  const whole: Unplayed[] = []
  const told = msOf(ctx.now)
  for (const { taken_id, ...earlier } of await takenBy(ctx, request, entityIds)) {
    const facts = earlier.facts.map((kept) => ({
      ...kept,
      told,
      request: kept.request === taken_id ? ctx.request.id : kept.request,
    }))
    const taken = facts.filter((kept) => kept.request === ctx.request.id)
    if (clocks.some(({ id }) => id === earlier.id)) more.set(earlier.id, taken)
    // Somebody may have promised the same anew since.
    else if (
      !clocks.some(({ entity_id, metric }) => entity_id === earlier.entity_id && metric === earlier.metric)
    )
      whole.push({ ...earlier, facts })
  }
  return { more, whole }
}

/** Takes clocks away, and their moments off the list. */
async function drop(ctx: Write, gone: readonly Pick<Unplayed, 'id' | 'entity_id'>[]) {
  if (gone.length === 0) return
  const of = (key: 'id' | 'entity_id') => gone.map((clock) => clock[key])
  await ctx.db.deleteFrom('clock').where('id', 'in', of('id')).execute()
  await setDue(sql`select r.id, (select min(c.due_at) from clock c where c.entity_id = r.id and c.phase = 'running')
    from unnest(${of('entity_id')}::uuid[]) as r(id)`).execute(ctx.db)
}

/** Takes the clocks off records that should never have been, such as those of a split that is undone. */
export async function dropClocks(ctx: Write, ids: readonly string[]) {
  const clocks = await clocksOf(ctx, ids, { lock: true })
  await keepEarlier(
    ctx,
    clocks.map(({ id }) => id),
  )
  await drop(ctx, clocks)
}
