import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { flightRecord } from '#lib/time/flight-recorder'
import { isoOf, msOf } from '#lib/time/instant'
import type { Reader } from '#lib/time/relative'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { seenFor } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { factsCalled } from './called.ts'
import { cellOf, clockCells } from './cells.ts'
import { calendarsFor, type Clock, clocksOf, columns } from './clocks.ts'
import type { clocks, Explained } from './contract.ts'
import { policyVersions } from './policies.ts'
import type { Metric } from './schemas.ts'
import { w } from './words.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

const readerOf = ({ actor, now }: Read): Reader => ({
  language: actor.language,
  zone: actor.zone,
  now: msOf(now),
})

/** What people call the promise that a clock watches over. */
export const metricTitle = (metric: Metric, language: string) => say(w.later(`metric.${metric}`), language)

async function clockById({ db }: Read, id: string): Promise<Clock | undefined> {
  const row = await db.selectFrom('clock').select(columns).where('id', '=', id).executeTakeFirst()
  return row as unknown as Clock | undefined
}

/** Tells a clock from its start to its due moment; whoever may read the record may ask. */
export async function explainClock(ctx: Read, { id }: Input<typeof clocks.explain>): Promise<Explained> {
  const clock = await clockById(ctx, id)
  const record = await seenFor(ctx, clock?.entity_id ?? nobody, 'read')
  if (!clock) throw new Refusal('not-found', house.later('not-found'))
  const calendars = await calendarsFor(ctx, [clock])
  const reader = readerOf(ctx)
  const { language } = reader
  const facts = await factsCalled(ctx, [clock])
  const told = flightRecord(facts(clock), calendars, reader)
  const version = (await policyVersions(ctx, [clock.policy_version_id])).get(clock.policy_version_id)
  const policy = await ctx.db
    .selectFrom('entity')
    .select(['id', 'key', 'title'])
    .where('id', '=', version?.policy_id ?? nobody)
    .executeTakeFirstOrThrow()
  return {
    id,
    metric: clock.metric,
    title: metricTitle(clock.metric, language),
    record: { id: record.id, key: record.key, title: record.title },
    policy: { ...policy, version: version?.version ?? 0 },
    calendar: calendars(told.view.calendar).calendar.name,
    cell: { id, ...cellOf(clock, told.view) },
    headline: say(told.headline, language),
    rows: told.rows.map(({ from, to, words, why, ...row }) => ({
      ...row,
      from: isoOf(from),
      to: to === null ? null : isoOf(to),
      words: say(words, language),
      why: why && say(why, language),
    })),
    foot: told.foot && say(told.foot, language),
  }
}

/** The clocks of one record, each with its headline. */
export async function clocksOnRecord(ctx: Read, { id }: Input<typeof clocks.onRecord>) {
  await seenFor(ctx, id, 'read')
  const all = await clocksOf(ctx, [id])
  const calendars = await calendarsFor(ctx, all)
  const reader = readerOf(ctx)
  const cells = await clockCells(ctx, id)
  const facts = await factsCalled(ctx, all)
  const headlines = new Map(
    all.map((clock) => {
      const { headline } = flightRecord(facts(clock), calendars, reader)
      return [clock.id, say(headline, reader.language)]
    }),
  )
  return {
    items: cells.map((cell) => ({
      ...cell,
      title: metricTitle(cell.metric, reader.language),
      headline: headlines.get(cell.id) ?? '',
    })),
  }
}
