import { sql } from 'kysely'
import type { ImportRow, Judged, Reason } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { calledAmong } from '#kernel/readable'
import { askedBy, findPeople, type FoundPeople, whoIs } from '#modules/people/public'
import { devicesByTag, goneAmong } from '../devices.ts'
import { openKey } from '../keys/locks.ts'
import { holderKind } from '../policy.ts'
import { Metric } from '../schemas.ts'
import { holderWords, type LicencePlan, lotIn, lotName, type LotWanted, tagIn } from './licence-plan.ts'
import { productsCalled } from './seat-session.ts'
import { w } from './words.ts'

export interface LicenceSession {
  readonly currency: string
  /** How many rows each lot has, and whether a device has a seat of it. */
  readonly lots: Map<string, { rows: number; devices: boolean }>
  /** Of lots that are yet to come: who has a seat by the rows so far. */
  readonly taken: Map<string, Set<string>>
}

export function noteLicence({ lots, currency }: LicenceSession, { values }: Pick<ImportRow, 'values'>) {
  const name = lotName(lotIn(values, currency).lot)
  const known = lots.get(name) ?? { rows: 0, devices: false }
  lots.set(name, { rows: known.rows + 1, devices: known.devices || tagIn(values) !== undefined })
}

interface KnownLot {
  readonly id: string
  readonly metric: string
  readonly quantity: number
  readonly names: ReadonlySet<string>
  readonly holders: ReadonlySet<string>
}
interface Ground {
  readonly products: ReadonlyMap<string, string>
  readonly lots: readonly KnownLot[]
  readonly vendors: ReadonlyMap<string, string>
  readonly people: FoundPeople
  readonly devices: ReadonlyMap<string, string>
  /** Those of the devices that left for good. */
  readonly gone: ReadonlySet<string>
}

/** Lots of these products by what their rows would be called, with who has seats by hand. */
async function lotsOf({ db }: Read, products: ReadonlyMap<string, string>): Promise<KnownLot[]> {
  const { rows } = await sql<{
    id: string
    product: string
    metric: string
    quantity: number
    order_no: string
    starts_on: string | null
    ends_on: string | null
    keys: { id: string; kept: string }[]
    holders: string[]
  }>`
    select l.id, lower(o.title) as product, l.metric, l.quantity, l.order_no, l.starts_on::text, l.ends_on::text,
      coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'kept', encode(k.kept, 'hex'))) from licence_key k where k.entitlement_id = l.id), '[]') as keys,
      array(select a.holder_id from part_holding a where a.part_id = l.id) as holders
    from entitlement l join product o on o.id = l.product_id where l.product_id = any(${[...products.values()]}::uuid[])
    order by l.id`.execute(db)
  return rows.map(({ product, order_no, starts_on, ends_on, keys, holders, ...row }) => {
    const own = {
      product,
      publisher: '',
      quantity: 1,
      cost: null,
      vendor: undefined,
      upgrade: false,
      note: '',
    }
    const opened = keys.flatMap(({ id, kept }) => openKey(id, Buffer.from(kept, 'hex')) ?? [])
    const names = (opened.length > 0 ? opened : [undefined]).map((key) =>
      lotName({ ...own, key, order_no, starts_on, ends_on }),
    )
    return { ...row, names: new Set(names), holders: new Set(holders) }
  })
}

export async function judgeLicences(
  ctx: Read,
  rows: readonly ImportRow[],
  session: LicenceSession,
): Promise<Judged<LicencePlan>[]> {
  const read = rows.map((row) => ({ row, ...lotIn(row.values, session.currency) }))
  const products = await productsCalled(
    ctx,
    read.map(({ lot }) => lot.product),
  )
  const devices = await devicesByTag(
    ctx,
    rows.flatMap(({ values }) => tagIn(values) ?? []),
  )
  const ground: Ground = {
    products,
    lots: await lotsOf(ctx, products),
    vendors: await calledAmong(
      ctx,
      'vendor',
      read.flatMap(({ lot }) => lot.vendor ?? []),
    ),
    people: await findPeople(ctx, askedBy(rows.flatMap(({ values }) => holderWords(values)))),
    devices,
    gone: await goneAmong(ctx, [...devices.values()]),
  }
  return read.map(({ row, lot, problems }) =>
    problems.length > 0
      ? {
          n: row.n,
          label: lot.product,
          verdict: 'error',
          reasons: problems,
          plan: planOf(lot, ground, session),
        }
      : judgeRow(row, planOf(lot, ground, session), ground, session),
  )
}

function planOf(lot: LotWanted, { products, lots, vendors }: Ground, session: LicenceSession): LicencePlan {
  const name = lotName(lot)
  const here = lots.find(({ names }) => names.has(name))
  const { rows = 1, devices = false } = session.lots.get(name) ?? {}
  return {
    ...lot,
    quantity: here?.quantity ?? lot.quantity ?? rows,
    product_id: products.get(lot.product.toLowerCase()),
    lot_id: here?.id,
    vendor_id: vendors.get(lot.vendor?.toLowerCase() ?? '') ?? null,
    metric: here ? Metric.parse(here.metric) : devices ? 'device' : 'user',
    holder_id: undefined,
  }
}

function judgeRow(
  { n, values }: ImportRow,
  plan: LicencePlan,
  ground: Ground,
  session: LicenceSession,
): Judged<LicencePlan> {
  const notes: Reason[] = []
  const note = (field: string, why: Reason['why']) => void notes.push({ field, why })
  if (plan.vendor !== undefined && plan.vendor_id === null)
    note('supplier', w.later('supplier-unknown', { name: plan.vendor }))
  const holder_id = holderIn(values, plan, ground, note)
  const { isNew, isFull } = seatOf(plan, holder_id, ground, session)
  const who = holderWords(values)[0] ?? tagIn(values) ?? ''
  if (isFull) note('quantity', w.later('seats-full', { n: plan.quantity ?? 1, name: who }))
  const made = plan.product_id === undefined ? { brings: { product: [plan.product.toLowerCase()] } } : {}
  const label = [plan.product, who].filter(Boolean).join(' · ')
  const verdict = isNew && !isFull ? 'create' : 'unchanged'
  return { n, label, verdict, notes, ...made, plan: { ...plan, holder_id: isFull ? undefined : holder_id } }
}

/** Whether a row says anything new, and whether no seat is left for it: of lots that are yet to come by the rows before. */
function seatOf(
  plan: LicencePlan,
  holder_id: string | undefined,
  { lots }: Ground,
  session: LicenceSession,
): { isNew: boolean; isFull: boolean } {
  const known = lots.find(({ id }) => id === plan.lot_id)
  const holders = known?.holders ?? takenOf(session, plan)
  const isOther = holder_id !== undefined && !holders.has(holder_id)
  const isNew = known === undefined || isOther
  const isFull = isOther && holders.size >= (plan.quantity ?? 1)
  if (!known && isOther && !isFull) takenOf(session, plan).add(holder_id)
  return { isNew, isFull }
}

function takenOf({ taken }: LicenceSession, plan: LicencePlan): Set<string> {
  const name = lotName(plan)
  const found = taken.get(name) ?? new Set<string>()
  taken.set(name, found)
  return found
}

/** Who has the seat of a row: a device by its tag, else a person; told where nobody is found. */
function holderIn(
  values: ImportRow['values'],
  { metric }: LicencePlan,
  { people, devices, gone }: Ground,
  note: (field: string, why: Reason['why']) => void,
): string | undefined {
  const tag = tagIn(values)
  if (tag !== undefined) {
    const id = devices.get(tag.toLowerCase())
    if (id === undefined) note('asset_tag', w.later('asset-unknown', { tag }))
    else if (gone.has(id)) note('asset_tag', w.later('asset-gone', { tag }))
    else if (holderKind[metric] !== 'asset') note('asset_tag', w.later('kinds-mixed', { tag }))
    else return id
    return undefined
  }
  const words = holderWords(values)
  const [first] = words
  if (first === undefined) return undefined
  if (holderKind[metric] !== 'person') {
    note('full_name', w.later('kinds-mixed-person', { name: first }))
    return undefined
  }
  for (const word of words) {
    const [id, ...others] = whoIs(people, word)
    if (id !== undefined && others.length === 0) return id
  }
  const several = whoIs(people, first).length > 1
  note('full_name', w.later(several ? 'person-twice' : 'person-unknown', { name: first }))
  return undefined
}
