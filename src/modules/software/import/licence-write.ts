import { sql } from 'kysely'
import { pick } from '#lib/patch'
import { Refusal } from '#lib/refusal'
import type { Deed, Judged } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { seenEach } from '#kernel/readable'
import { lockedEach } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { createEntitlements } from '../entitlements/commands.ts'
import { handSeats } from '../entitlements/hand.ts'
import { keepKeys } from '../keys/commands.ts'
import { refreshPositions } from '../positions.ts'
import { createProducts } from '../products/commands.ts'
import { literally } from '../products/rules.ts'
import { type LicencePlan, lotName } from './licence-plan.ts'
import { productsCalled } from './seat-session.ts'

type Row = Judged<LicencePlan>

/** Brings a batch of licences in: products, what was bought of them, their keys, and who has seats. */
export async function writeLicences(ctx: Write, judged: readonly Row[]): Promise<Deed[]> {
  const deeds: Deed[] = []
  const products = await productsFor(ctx, judged, deeds)
  const lots = await lotsFor(ctx, judged, products, deeds)
  await giveSeats(ctx, judged, lots, deeds)
  await refreshPositions(ctx, [...new Set(products.values())])
  return deeds
}

/** A product that is not there yet is what packages of this very name are. */
async function productsFor(ctx: Write, judged: readonly Row[], deeds: Deed[]) {
  const wanted = new Map(judged.toReversed().map(({ n, plan }) => [plan.product.toLowerCase(), { n, plan }]))
  const known = await productsCalled(ctx, [...wanted.keys()])
  const missing = [...wanted].filter(([name]) => !known.has(name))
  const made = await createProducts(
    ctx,
    missing.map(
      ([
        ,
        {
          plan: { product: name, publisher },
        },
      ]) => ({
        name,
        publisher,
        rules: [{ name: literally(name), publisher: literally(publisher) }],
      }),
    ),
  )
  for (const [at, [name, { n }]] of missing.entries()) {
    const id = made[at]?.id
    if (id === undefined) continue
    known.set(name, id)
    deeds.push({ n, kind: 'product', id, did: 'created' })
  }
  return known
}

interface Lot {
  readonly id: string
  readonly product_id: string
  readonly order_no: string
  readonly quantity: number
}

/** The lot of each row by its name; those that are not there yet are made, with their keys locked away. */
async function lotsFor(
  ctx: Write,
  judged: readonly Row[],
  products: ReadonlyMap<string, string>,
  deeds: Deed[],
): Promise<Map<string, Lot>> {
  const all = new Map<string, Lot>()
  const fresh = new Map<string, Row>()
  for (const row of judged) {
    const { lot_id: id, product, order_no, quantity = 1 } = row.plan
    const product_id = products.get(product.toLowerCase()) ?? ''
    if (id !== undefined) all.set(lotName(row.plan), { id, product_id, order_no, quantity })
    else if (!fresh.has(lotName(row.plan))) fresh.set(lotName(row.plan), row)
  }
  const drafts = [...fresh.values()].map(({ plan }) => ({
    product_id: products.get(plan.product.toLowerCase()) ?? '',
    metric: plan.metric,
    quantity: plan.quantity ?? 1,
    starts_on: plan.starts_on,
    ends_on: plan.ends_on,
    cost: plan.cost,
    vendor_id: plan.vendor_id,
    order_no: plan.order_no,
    upgrade: plan.upgrade,
    note: plan.note,
  }))
  const made = await createEntitlements(ctx, drafts)
  const refs = new Map(
    (await seenEach(ctx, [...new Set(drafts.map((one) => one.product_id))], 'read')).map((ref) => [
      ref.id,
      ref,
    ]),
  )
  for (const [at, [name, { n, plan }]] of [...fresh].entries()) {
    const [id, draft] = [made[at]?.id, drafts[at]]
    const ref = refs.get(draft?.product_id ?? '')
    if (id === undefined || !draft || !ref) throw new Refusal('not-found', house.later('not-found'))
    const { product_id, order_no, quantity } = draft
    all.set(name, { id, product_id, order_no, quantity })
    deeds.push({ n, kind: 'entitlement', id, did: 'created', after: broughtBy(plan, draft) })
    if (plan.key !== undefined)
      await keepKeys(
        ctx,
        ref,
        { order_no },
        { lot_id: id, keys: [plan.key], label: '', activations: quantity },
      )
  }
  return all
}

const told = [
  'quantity',
  'starts_on',
  'ends_on',
  'cost',
  'order_no',
  'metric',
  'vendor_id',
  'upgrade',
  'note',
] as const

/** By what it is told afterwards whether somebody has changed a lot since. */
const broughtBy = ({ key }: LicencePlan, draft: Pick<LicencePlan, (typeof told)[number]>) => ({
  ...pick(draft, told),
  keys: key === undefined ? 0 : 1,
})

/** Gives seats as far as there are any by now; what is given to somebody already stays. */
async function giveSeats(ctx: Write, judged: readonly Row[], lots: ReadonlyMap<string, Lot>, deeds: Deed[]) {
  const wanted = judged.flatMap(({ n, plan }) => {
    const lot = lots.get(lotName(plan))
    return lot && plan.holder_id !== undefined ? [{ n, lot, holder_id: plan.holder_id }] : []
  })
  if (wanted.length === 0) return
  await lockedEach(
    ctx,
    wanted.map(({ lot }) => lot.product_id),
  )
  const { rows: given } = await sql<{ id: string; quantity: number; holders: string[] }>`
    select l.id, l.quantity, array(select a.holder_id from part_holding a where a.part_id = l.id) as holders
    from entitlement l where l.id = any(${wanted.map(({ lot }) => lot.id)}::uuid[])`.execute(ctx.db)
  const known = new Map(given.map(({ id, quantity, holders }) => [id, { quantity, own: new Set(holders) }]))
  const rows = wanted.flatMap(({ n, lot, holder_id }) => {
    const { quantity = 0, own = new Set<string>() } = known.get(lot.id) ?? {}
    if (own.has(holder_id) || own.size >= quantity) return []
    own.add(holder_id)
    return [{ n, lot: { ...lot, quantity }, holder_id }]
  })
  if (rows.length === 0) return
  const refs = new Map(
    (await seenEach(ctx, [...new Set(rows.map(({ lot }) => lot.product_id))], 'read')).map((ref) => [
      ref.id,
      ref,
    ]),
  )
  await handSeats(
    ctx,
    rows.flatMap(({ lot, holder_id }) => {
      const ref = refs.get(lot.product_id)
      return ref ? [{ ref, lot, holder_id }] : []
    }),
    'given',
  )
  for (const { n, lot, holder_id } of rows) {
    const after = { lot_id: lot.id, holder_id, since: ctx.now }
    deeds.push({ n, kind: 'allocation', id: newId(), did: 'created', after })
  }
}
