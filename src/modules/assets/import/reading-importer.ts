import { sql } from 'kysely'
import { z } from 'zod'
import type { Sentence } from '#lib/words'
import {
  also,
  fieldIn,
  type ImportField,
  type ImportRow,
  type Judged,
  offerImporter,
  offerTakeBack,
  textIn,
} from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { readCounters } from '../commands/readings.ts'
import { thingsByTag } from './by-tag.ts'
import { w } from './words.ts'

const field = fieldIn(w)
const fields: readonly ImportField[] = [
  field('tagged', { name: 'tag', required: true, most: 60, aliases: also('asset tag, tag, inventarnummer') }),
  field('read_on', {
    name: 'on',
    type: 'day',
    required: true,
    aliases: also('date, day, reading date, datum, tag der ablesung'),
  }),
  field('counter', {
    name: 'count',
    type: 'whole',
    required: true,
    least: 0,
    most: 1_000_000_000_000,
    aliases: also(
      'reading, counter, hours, pages, kilometres, kilometers, km, stand, zahlerstand, stunden, seiten',
    ),
  }),
]

interface Plan {
  readonly id: string
  readonly on: string
  readonly before: number | null
  readonly count: number
}
const Kept = z.object({ on: z.string(), count: z.int().nullable() })

/** What was read of these on these days; by both. */
async function readOn({ db }: Pick<Read, 'db'>, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; count: number }>`
    select asset_id || ' ' || taken_on as name, count::float8 as count from asset_reading
    where asset_id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ name, count }) => [name, count]))
}

async function judge(ctx: Read, rows: readonly ImportRow[]): Promise<Judged<Plan>[]> {
  const things = await thingsByTag(
    ctx,
    rows.map(({ values }) => values),
  )
  const ids = [...things.values()].flat().map(({ id }) => id)
  const known = await readOn(ctx, ids)
  const today = todayOf(ctx)
  return rows.map(({ n, values }): Judged<Plan> => {
    const [tag, on] = [textIn(values['tag']) ?? '', textIn(values['on']) ?? '']
    const count = typeof values['count'] === 'number' ? values['count'] : 0
    const [thing, ...others] = things.get(tag.toLowerCase()) ?? []
    const id = thing?.id ?? ''
    const plan = { id, on, before: known.get(`${id} ${on}`) ?? null, count }
    const of = { n, label: `${tag} · ${on}`, plan }
    if (!thing) return { ...of, verdict: 'error', reasons: [{ why: w.later('care-no-asset', { tag }) }] }
    if (others.length > 0)
      return { ...of, verdict: 'conflict', reasons: [{ why: w.later('care-several', { tag }) }] }
    if (on > today) return { ...of, verdict: 'error', reasons: [{ why: w.later('reading-future') }] }
    return { ...of, ...verdictOf(plan) }
  })
}

function verdictOf({ id, before, count }: Plan): Pick<Judged<Plan>, 'verdict' | 'id' | 'changes'> {
  if (before === null) return { verdict: 'create' }
  if (before === count) return { id, verdict: 'unchanged' }
  return { id, verdict: 'update', changes: { counter: { before, after: count } } }
}

offerImporter<undefined, Plan>({
  name: 'asset-readings',
  title: w.later('readings'),
  text: w.later('readings.text'),
  source: 'file',
  can: 'assets.write',
  signatures: [
    ['asset tag', 'date', 'counter'],
    ['asset tag', 'read on', 'counter'],
  ],
  fields: () => Promise.resolve(fields),
  options: [],
  identities: (values) => [`${(textIn(values['tag']) ?? '').toLowerCase()} ${textIn(values['on']) ?? ''}`],
  begin: () => Promise.resolve(undefined),
  judge,
  async write(ctx, judged) {
    const plans = judged.flatMap(({ n, verdict, plan }) =>
      verdict === 'create' || verdict === 'update' ? [{ n, ...plan }] : [],
    )
    if (plans.length > 0)
      await readCounters(
        ctx,
        plans.map(({ id, on, count }) => ({ id, on, count })),
      )
    return plans.map(({ n, id, on, before, count }) => ({
      n,
      kind: 'asset-reading',
      id,
      did: 'changed' as const,
      before: { on, count: before },
      after: { on, count },
    }))
  },
})

/** Readings are as they were, unless the counter was read anew for that day since. */
offerTakeBack(['asset-reading'], async (ctx, _, deeds) => {
  const kept = new Map<number, Sentence>()
  const now = await readOn(
    ctx,
    deeds.map(({ id }) => id),
  )
  const back = deeds.flatMap(({ deed, id, before, after }) => {
    const [was, is] = [Kept.parse(before), Kept.parse(after)]
    if ((now.get(`${id} ${is.on}`) ?? null) === is.count) return [{ id, on: is.on, count: was.count }]
    kept.set(deed, w.later('undo-read'))
    return []
  })
  if (back.length > 0) await readCounters(ctx, back)
  return kept
})
