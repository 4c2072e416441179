import { sql } from 'kysely'
import { randomFrom } from '#lib/random'
import type { Write } from '#kernel/context'
import { asOf } from '#kernel/lived'
import { book, handOutBooking } from '../bookings/commands.ts'
import { handOverEach } from '../commands/hand-over.ts'
import { approveStocktake, startStocktake, submitStocktake } from '../stocktake/commands.ts'
import { scan } from '../stocktake/scan.ts'
import { prepareAll } from '../joiners/prepare.ts'
import { addKit } from '../kits/commands.ts'
import { closeRepair, openRepairs } from '../repairs/commands.ts'
import { decideWriteOffs, proposeWriteOffs } from '../write-offs/commands.ts'
import { momentOn } from './buy.ts'

const seed = 611
const repairer = 'Skagen Datateknikk'

export interface CareGround {
  readonly people: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, string>
  readonly today: string
}

const before = (day: string, days: number) => Temporal.PlainDate.from(day).subtract({ days }).toString()
const after = (day: string, days: number) => before(day, -days)

/** What was cared for lately: repairs of the model that breaks, what is lent and booked, a stocktake that is over. */
export async function seedCare(ctx: Write, ground: CareGround): Promise<void> {
  await repairs(ctx, ground)
  await writeOffs(ctx, ground)
  await lendings(ctx, ground)
  await stocktake(ctx, ground)
}

/** Kits for those who begin, by department, with the licences that go along, and what is ready for whoever begins next. */
export async function seedKits(ctx: Write): Promise<void> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from entity where (kind = 'department' and title = any(${kits.map((kit) => kit.of)}::text[]))
      or (kind = 'product' and title = any(${kits.flatMap((kit) => kit.licences)}::text[]))`.execute(ctx.db)
  const idOf = new Map(rows.map(({ id, title }) => [title, id]))
  for (const { of, licences, ...kit } of kits)
    await addKit(ctx, {
      ...kit,
      department_id: idOf.get(of) ?? null,
      job_title: '',
      product_ids: licences.flatMap((title) => idOf.get(title) ?? []),
    })
  await prepareAll(ctx, { ahead: 40, days: 3 })
}

const some = (type: string, quantity: number) => ({ type, model_id: null, quantity })
const kits = [
  {
    name: 'Joiner, office',
    of: 'Naval design',
    note: 'Ready on the first day',
    licences: ['Hull Designer Standard', 'Lanterna Cloud Business'],
    items: [some('laptop', 1), some('monitor', 1), some('dock', 1), some('accessory', 2)],
  },
  { name: 'Joiner, yard', of: 'Yard', note: '', licences: [], items: [some('phone', 1)] },
]

/** Laptops that somebody has for long, the older models first. */
async function lentLong(ctx: Write, today: string, n: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from asset a join asset_model m on m.id = a.model_id join holding h on h.item_id = a.id
    join principal p on p.id = h.holder_id
    where a.type = 'laptop' and a.meaning = 'in-use' and h.since < ${before(today, 300)}::date
    order by m.name not like 'W15%', a.tag limit ${n}::int`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** So many days ago it went, so many days it was away (or is expected after), what was wrong, what it cost in euros. */
const faults = [
  [240, 11, 'The hinge is broken', 0, true],
  [190, 6, 'The hinge is broken', 145, false],
  [131, 19, 'The screen flickers', 310, false],
  [88, 4, 'Does not charge', 0, true],
  [47, 9, 'The hinge is broken', 145, false],
] as const
const running = [
  [16, 12, 'The hinge is broken'],
  [5, 10, 'Keys stick after coffee'],
] as const

async function repairs(ctx: Write, { people, today }: CareGround) {
  const random = randomFrom(seed)
  const by = people.get('Mikkel Krog')
  const { rows } = await sql<{ id: string }>`
    select id from entity where kind = 'vendor' and title = ${repairer}`.execute(ctx.db)
  const vendor_id = rows[0]?.id
  if (by === undefined || vendor_id === undefined) return
  const things = await lentLong(ctx, today, faults.length + running.length)
  for (const [n, [ago, days, fault, cost, under_warranty]] of faults.entries()) {
    const id = things[n]
    if (id === undefined) return
    const went = before(today, ago)
    const sent = asOf(ctx, by, momentOn(went, random))
    const rma = `SK-${2400 + n * 17}`
    const [repair = ''] = await openRepairs(sent, [{ id, fault, vendor_id, rma, under_warranty }])
    await closeRepair(asOf(ctx, by, momentOn(after(went, days), random)), {
      id: repair,
      cost: cost === 0 ? null : `${cost}.00 EUR`,
    })
  }
  for (const [n, [ago, days, fault]] of running.entries()) {
    const id = things[faults.length + n]
    const went = before(today, ago)
    if (id !== undefined)
      await openRepairs(asOf(ctx, by, momentOn(went, random)), [
        { id, fault, vendor_id, rma: `SK-${2600 + n}`, expected_on: after(went, days) },
      ])
  }
}

/** So many days ago it was proposed, so many days later decided (not yet), what became of it, what it brings in euros. */
const partings = [
  [97, 2, 'broken', 'The board is dead, and a new one costs more than it is worth', 0],
  [61, 5, 'sold', 'Sold to a colleague who leaves', 180],
  [9, null, 'lost', 'Left on the ferry from Hamburg; nobody handed it in', 0],
  [3, null, 'broken', 'The screen is torn off after a fall on the slipway', 0],
] as const

async function writeOffs(ctx: Write, { people, today }: CareGround) {
  const random = randomFrom(seed + 1)
  const [by, lead] = [people.get('Mikkel Krog'), people.get('Ingrid Solheim')]
  if (by === undefined || lead === undefined) return
  const things = (await lentLong(ctx, today, 60)).slice(-partings.length)
  for (const [n, [ago, days, reason, why, euros]] of partings.entries()) {
    const id = things[n]
    if (id === undefined) return
    const asked = before(today, ago)
    const proceeds = euros === 0 ? null : `${euros}.00 EUR`
    const input = { ids: [id], reason, why, proceeds }
    const { ids } = await proposeWriteOffs(asOf(ctx, by, momentOn(asked, random)), input)
    if (days === null) continue
    await decideWriteOffs(asOf(ctx, lead, momentOn(after(asked, days), random)), {
      ids,
      approve: true,
      remark: '',
    })
  }
}

/** Who, from how many days ahead, for how many days, what for; the first has it now. */
const wishes = [
  ['Silje Moe', 0, 5, 'Course in Hamburg'],
  ['Lena Vogt', 3, 4, 'Visit of the yard in Valparaíso'],
  ['Astrid Holm', 6, 2, 'Board meeting'],
  ['Solveig Hagen', 9, 6, 'Working from the summer house'],
] as const

async function lendings(ctx: Write, { people, today }: CareGround) {
  const { rows } = await sql<{ id: string; model_id: string }>`
    select a.id, a.model_id from asset a join holding h on h.item_id = a.id join place p on p.id = h.holder_id
    where a.type = 'laptop' and a.meaning = 'ready' and h.since < ${before(today, 30)}::date order by a.tag limit 4`.execute(
    ctx.db,
  )
  const [late, pool] = [rows[0], rows.at(-1)]
  const by = people.get('Mikkel Krog')
  if (!late || !pool || by === undefined) return
  const borrower = people.get('Henrik Sand')
  if (borrower !== undefined)
    await handOverEach(asOf(ctx, by, `${before(today, 12)}T09:20:00.000Z`), [
      {
        id: late.id,
        to_id: borrower,
        due_back: before(today, 3),
        quantity: 1,
        note: 'Until his own is back',
        status: undefined,
      },
    ])
  for (const [n, [who, ahead, days, purpose]] of wishes.entries()) {
    const holder_id = people.get(who)
    if (holder_id === undefined || rows.length <= 1) continue
    const starts_on = after(today, ahead)
    const { id } = await book(ctx, {
      model_id: pool.model_id,
      holder_id,
      starts_on,
      ends_on: after(starts_on, days),
      purpose,
    })
    if (n === 0) await handOutBooking(ctx, { id })
  }
}

/** The stores of Bergen were counted two weeks ago; one thing was elsewhere, one was not found, one label means nothing. */
async function stocktake(ctx: Write, { people, places, today }: CareGround) {
  const [counter, approver] = [people.get('Marit Lund'), people.get('Ingrid Solheim')]
  const [stores, elsewhere] = [places.get('Bergen › Stores B-2'), places.get('Bergen › Print room')]
  if (!counter || !approver || !stores || !elsewhere) return
  const day = before(today, 14)
  const { rows } = await sql<{ id: string; tag: string }>`
    select a.id, a.tag from asset a join holding h on h.item_id = a.id
    where a.place_id = ${stores}::uuid and a.tag <> '' and h.since < ${day}::date order by a.tag`.execute(
    ctx.db,
  )
  const [missing, moved] = rows
  if (!missing || !moved || rows.length < 4) return
  const counting = asOf(ctx, counter, `${day}T08:10:00.000Z`)
  const { id } = await startStocktake(counting, { place_id: stores })
  const seen = rows.slice(2).map(({ tag }) => tag)
  await scan(asOf(ctx, counter, `${day}T09:40:00.000Z`), { id, tags: [...seen, 'HM-9999'], place_id: stores })
  await scan(asOf(ctx, counter, `${day}T10:05:00.000Z`), { id, tags: [moved.tag], place_id: elsewhere })
  await submitStocktake(asOf(ctx, counter, `${day}T10:30:00.000Z`), { id, version: 1 })
  await approveStocktake(asOf(ctx, approver, `${after(day, 1)}T07:45:00.000Z`), {
    id,
    version: 2,
    lost: [missing.id],
  })
}
