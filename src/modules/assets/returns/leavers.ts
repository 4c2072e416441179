import { sql } from 'kysely'
import { dayDated } from '#lib/time/relative'
import { tellsPeople } from '#facets/notices/kinds'
import { raise } from '#facets/notices/public'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { setting, valueOf, whole } from '#kernel/settings'
import { todayOf } from '#kernel/today'
import { type Leaving, leavingBetween } from '#modules/people/public'
import { w } from '../words.ts'
import { sharesOf } from './held.ts'

const kind = 'assets.leaver'

/** So many days before somebody's last one those who handed them things are told. */
export const leaverDays = setting('assets.leaver-days', w.later('leaver-days'), whole(0, 90), 14, {
  hint: w.later('leaver-days-hint'),
})

tellsPeople({
  name: kind,
  title: w.later('kind-leaver'),
  rank: 26,
  usual: { inbox: true, mail: 'digest', push: false },
  can: 'assets.write',
  say: ({ values, reader: { language } }) =>
    w.later('say-leaver', { day: dayDated(values['day'] ?? '', language), n: Number(values['n'] ?? 1) }),
  still: async (ctx, { entity_id }) => entity_id !== null && (await sharesOf(ctx, entity_id)).length > 0,
})

/** Those who handed somebody what they still have: they know of it, and they take it back. */
async function keepersOf({ db }: Pick<Write, 'db'>, items: readonly string[], holders: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select distinct actor_id as id from custody_move
    where item_id = any(${[...items]}::uuid[]) and to_id = any(${[...holders]}::uuid[])`.execute(db)
  return rows.map(({ id }) => id)
}

/** Tells the keepers of one who leaves what is still out, once for each last day; nobody where nothing is. */
export async function tellKeepers(ctx: Write, { id, ends_on }: Leaving): Promise<void> {
  const shares = await sharesOf(ctx, id)
  if (shares.length === 0) return
  const to = await keepersOf(
    ctx,
    shares.map(({ item_id }) => item_id),
    shares.map(({ holder_id }) => holder_id),
  )
  await raise(
    ctx,
    {
      fact: `leaver ${id} ${ends_on}`,
      entity_id: id,
      by: system.id,
      request_id: ctx.request.id,
      needs: 'assets.write',
      leads_to: `/assets/return/${id}`,
    },
    [{ kind, to, values: { day: ends_on, n: String(shares.length) } }],
  )
}

/** What the clock does every hour: whoever leaves soon, or has just left, and still has things. */
export async function tellOfLeavers(ctx: Write): Promise<void> {
  const today = Temporal.PlainDate.from(todayOf(ctx))
  const days = await valueOf(ctx, leaverDays)
  const until = today.add({ days }).toString()
  for (const one of await leavingBetween(ctx, today.subtract({ days: 30 }).toString(), until))
    await tellKeepers(ctx, one)
}
