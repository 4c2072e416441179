import { sql } from 'kysely'
import { fold } from '#lib/text/fold'
import { msOf } from '#lib/time/instant'
import type { Sentence } from '#lib/words'
import { costText } from '#lib/money/columns'
import { type ImportRow, type Judged, type Reason, textIn, type Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { calledAmong } from '#kernel/readable'
import type { repairKinds } from '../repairs/schemas.ts'
import type { PastRepair } from '../repairs/written-down.ts'
import { thingsByTag } from './by-tag.ts'
import { costIn } from './resolve.ts'
import { w } from './words.ts'

export interface CareSession {
  /** Of what an amount without one is. */
  readonly currency: string
  /** What has no end was over on the day on which it began. */
  readonly endsAtOnce: boolean
}
export interface CarePlan {
  readonly thing: EntityRef | undefined
  readonly repair: PastRepair | undefined
}
const nothing: CarePlan = { thing: undefined, repair: undefined }

interface Known {
  readonly asset_id: string
  readonly fault: string
  readonly opened_at: string
  readonly closed_at: string | null
  readonly vendor_id: string | null
  readonly cost: string | null
}
interface Found {
  readonly things: ReadonlyMap<string, readonly EntityRef[]>
  readonly vendors: ReadonlyMap<string, string>
  readonly known: ReadonlyMap<string, Known>
}

const nameOf = (id: string, at: string, fault: string) => `${id} ${msOf(at)} ${fold(fault)}`

/** What is done to a thing, as other programs call it. */
export function kindIn(said: string | undefined): (typeof repairKinds)[number] {
  const word = fold(said ?? '')
  if (/repair|repar/u.test(word)) return 'repair'
  return /pat test|calibrat|inspect|audit|kalibr|pruf/u.test(word) ? 'inspection' : 'maintenance'
}

export const careIdentities = (values: Values): string[] => [
  ['tag', 'opened_at', 'fault'].map((field) => fold(textIn(values[field]) ?? '')).join(' '),
]

/** Asks once for all things, vendors and repairs that a batch of rows names. */
async function found(ctx: Read, all: readonly Values[]): Promise<Found> {
  const things = await thingsByTag(ctx, all)
  const ids = [...things.values()].flat().map(({ id }) => id)
  const repairs = await sql<Known & { cost_minor: string | null; currency: string | null }>`
    select asset_id, fault, opened_at, closed_at, vendor_id, cost_minor, currency from asset_repair
    where asset_id = any(${ids}::uuid[])`.execute(ctx.db)
  return {
    things,
    vendors: await calledAmong(
      ctx,
      'vendor',
      all.flatMap(({ supplier }) => textIn(supplier)?.trim() ?? []),
    ),
    known: new Map(
      repairs.rows.map(({ cost_minor, currency, ...one }) => [
        nameOf(one.asset_id, one.opened_at, one.fault),
        { ...one, cost: costText(cost_minor, currency) },
      ]),
    ),
  }
}

/** What rows say was done to things; only what is over, and what is here already stays as it is here. */
export async function judgeCare(
  ctx: Read,
  rows: readonly ImportRow[],
  session: CareSession,
): Promise<Judged<CarePlan>[]> {
  const there = await found(
    ctx,
    rows.map(({ values }) => values),
  )
  return rows.map((row) => judgeRow(there, row, { ...session, now: ctx.now }))
}

interface Refused {
  readonly verdict: 'error' | 'conflict'
  readonly reasons: readonly Reason[]
}
const refusing = (verdict: Refused['verdict'], why: Sentence, field?: string): Refused => ({
  verdict,
  reasons: [{ ...(field !== undefined && { field }), why }],
})

function judgeRow(
  there: Found,
  { n, values }: ImportRow,
  session: CareSession & { now: string },
): Judged<CarePlan> {
  const [tag, fault] = [textIn(values['tag']) ?? '', textIn(values['fault']) ?? '']
  const label = [tag, fault].filter(Boolean).join(' · ')
  const of = { n, label, plan: nothing }
  const [thing, ...others] = there.things.get(tag.toLowerCase()) ?? []
  if (!thing) return { ...of, ...refusing('error', w.later('care-no-asset', { tag }), 'tag') }
  if (others.length > 0) return { ...of, ...refusing('conflict', w.later('care-several', { tag }), 'tag') }
  const span = spanIn(values, session)
  if ('verdict' in span) return { ...of, ...span }
  const { cost = null, problems } = costIn(values, session.currency)
  if (problems.length > 0) return { ...of, verdict: 'error', reasons: problems }
  const { vendor_id, notes } = doneBy(there, values)
  const repair: PastRepair = {
    asset_id: thing.id,
    kind: kindIn(textIn(values['kind'])),
    fault,
    vendor_id,
    under_warranty: values['under_warranty'] === true,
    remark: textIn(values['remark']) ?? '',
    cost,
    ...span,
  }
  const known = there.known.get(nameOf(thing.id, span.opened_at, fault))
  if (!known) return { n, label, notes, verdict: 'create', plan: { thing, repair } }
  return isSame(known, repair)
    ? { ...of, id: thing.id, verdict: 'unchanged' }
    : { ...of, ...refusing('conflict', w.later('care-other')) }
}

/** From when to when it lasted; what has no end, or one that cannot be, is refused. */
function spanIn(
  values: Values,
  { endsAtOnce, now }: CareSession & { now: string },
): { opened_at: string; closed_at: string } | Refused {
  const opened_at = textIn(values['opened_at']) ?? now
  const closed_at = textIn(values['closed_at']) ?? (endsAtOnce ? opened_at : undefined)
  if (closed_at === undefined) return refusing('conflict', w.later('care-open'), 'closed_at')
  if (msOf(closed_at) < msOf(opened_at)) return refusing('error', w.later('care-order'), 'closed_at')
  if (msOf(closed_at) > msOf(now)) return refusing('error', w.later('care-late'), 'closed_at')
  return { opened_at, closed_at }
}

function doneBy({ vendors }: Found, values: Values): { vendor_id: string | null; notes: readonly Reason[] } {
  const name = textIn(values['supplier'])?.trim()
  if (name === undefined) return { vendor_id: null, notes: [] }
  const vendor_id = vendors.get(name.toLowerCase()) ?? null
  const note = { field: 'supplier', why: w.later('supplier-unknown', { name }) }
  return { vendor_id, notes: vendor_id === null ? [note] : [] }
}

const isSame = (known: Known, { cost, vendor_id, closed_at }: PastRepair) =>
  known.cost === cost &&
  known.vendor_id === vendor_id &&
  known.closed_at !== null &&
  msOf(known.closed_at) === msOf(closed_at)
