import { sql } from 'kysely'
import type { ImportRow, Judged, Reason, Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { personsByEmail, whoLeft } from '#modules/people/public'
import { accountIn, licencesIn, productsCalled, type SeatSession } from './seat-session.ts'
import { text, texts } from './values.ts'
import { w } from './words.ts'

export interface KnownSeat {
  readonly id: string
  readonly product_id: string
  readonly account: string
  readonly name: string
  readonly person_id: string | null
  readonly by_hand: boolean
  readonly last_used: string | null
}

/** One seat as a row has it. */
export interface SeatWanted {
  readonly product: string
  readonly product_id: string | undefined
  readonly known: KnownSeat | undefined
}
export interface SeatPlan {
  readonly account: string
  readonly name: string
  readonly person_id: string | null
  /** Somebody said whose it is. */
  readonly by_hand: boolean
  readonly last_used: string | null
  readonly seats: readonly SeatWanted[]
}
const nothing: SeatPlan = {
  account: '',
  name: '',
  person_id: null,
  by_hand: false,
  last_used: null,
  seats: [],
}

const nameIn = (values: Values) =>
  text(values['name']) ??
  [text(values['first_name']), text(values['last_name'])].filter(Boolean).join(' ').slice(0, 300)

const addressesIn = (values: Values, account: string) =>
  [account, text(values['contact'])?.toLowerCase()].filter((one) => one?.includes('@')).map(String)

interface Ground {
  readonly products: ReadonlyMap<string, string>
  readonly seats: ReadonlyMap<string, KnownSeat>
  readonly people: ReadonlyMap<string, string>
  readonly byHand: ReadonlyMap<string, string | null>
  readonly gone: ReadonlySet<string>
}
const keyOf = (product: string, account: string) => `${product} ${account}`

/** Asks once for all that a batch names. */
async function groundFor(ctx: Read, rows: readonly ImportRow[], session: SeatSession): Promise<Ground> {
  const accounts = [...new Set(rows.flatMap(({ values }) => accountIn(values) ?? []))]
  const products = await productsCalled(
    ctx,
    rows.flatMap(({ values }) => licencesIn(session, values)),
  )
  const { rows: seats } = await sql<KnownSeat>`
    select id, product_id, account, name, person_id, by_hand, last_used::text from vendor_seat
    where ended_at is null and account = any(${accounts}::text[])`.execute(ctx.db)
  const { rows: told } = await sql<{ account: string; person_id: string | null }>`
    select distinct on (account) account, person_id from vendor_seat
    where by_hand and account = any(${accounts}::text[]) order by account, seen_at desc`.execute(ctx.db)
  const people = await personsByEmail(
    ctx,
    rows.flatMap(({ values }) => addressesIn(values, accountIn(values) ?? '')),
  )
  const gone = await whoLeft(ctx, [...people.values(), ...told.flatMap(({ person_id }) => person_id ?? [])])
  return {
    products,
    seats: new Map(seats.map((one) => [keyOf(one.product_id, one.account), one])),
    people,
    byHand: new Map(told.map(({ account, person_id }) => [account, person_id])),
    gone,
  }
}

export async function judgeSeats(
  ctx: Read,
  rows: readonly ImportRow[],
  session: SeatSession,
): Promise<Judged<SeatPlan>[]> {
  const ground = await groundFor(ctx, rows, session)
  return rows.map((row) => judgeRow(row, session, ground))
}

function judgeRow({ n, values }: ImportRow, session: SeatSession, ground: Ground): Judged<SeatPlan> {
  const account = accountIn(values)
  const label = nameIn(values) || (text(values['account']) ?? '')
  const refused = (why: Reason['why'], field: string): Judged<SeatPlan> => ({
    n,
    label,
    verdict: 'error',
    reasons: [{ field, why }],
    plan: nothing,
  })
  if (account === undefined)
    return refused(
      w.later('not-account', { account: (text(values['account']) ?? '').slice(0, 60) }),
      'account',
    )
  if (!session.hasColumn && !session.product) return refused(w.later('no-product'), 'licence')
  const notes: Reason[] = []
  const { person_id, note } = personFor(account, values, ground)
  const wanted = seatsIn(account, values, session, ground, notes)
  if (wanted.length > 0 && note) notes.push(note)
  const last = texts(values['last_used']).sort().at(-1) ?? null
  const plan: SeatPlan = {
    account,
    name: nameIn(values),
    person_id,
    by_hand: ground.byHand.has(account),
    last_used: last,
    seats: wanted,
  }
  const named = label.toLowerCase() === account ? account : `${label} · ${account}`
  return { n, label: named, notes, plan, ...verdictOf(plan) }
}

/** The seats that a row names; those of products that are not known are left out where no product is to be added. */
function seatsIn(
  account: string,
  values: Values,
  session: SeatSession,
  { products, seats }: Ground,
  notes: Reason[],
): SeatWanted[] {
  return licencesIn(session, values).flatMap((product): SeatWanted[] => {
    const product_id = products.get(product.toLowerCase())
    if (product_id !== undefined || session.makes)
      return [{ product, product_id, known: seats.get(keyOf(product_id ?? '', account)) }]
    const remedy = { option: 'make', value: 'make' }
    notes.push({ field: 'licence', why: w.later('product-unknown', { name: product }), remedy })
    return []
  })
}

function verdictOf(plan: SeatPlan): Pick<Judged<SeatPlan>, 'verdict' | 'changes' | 'brings'> {
  const fresh = plan.seats.filter(({ known }) => !known)
  const made = fresh.flatMap(({ product, product_id }) =>
    product_id === undefined ? [product.toLowerCase()] : [],
  )
  if (fresh.length > 0) return { verdict: 'create', ...(made.length > 0 && { brings: { product: made } }) }
  const changes: Changes = {}
  for (const { known } of plan.seats) if (known) Object.assign(changes, changesOf(known, plan))
  return Object.keys(changes).length > 0 ? { verdict: 'update', changes } : { verdict: 'unchanged' }
}

type Changes = Record<string, { before: unknown; after: unknown }>

/** What a list says anew of a seat. A list of earlier takes nothing back that a later one said. */
export function changesOf(known: KnownSeat, { name, last_used, person_id }: SeatPlan): Changes {
  return {
    ...(name !== '' && name !== known.name && { name: { before: known.name, after: name } }),
    ...(last_used !== null &&
      (known.last_used === null || last_used > known.last_used) && {
        last_used: { before: known.last_used, after: last_used },
      }),
    ...(!known.by_hand &&
      person_id !== null &&
      person_id !== known.person_id && { account: { before: known.person_id, after: person_id } }),
  }
}

/** Whose an account is: as somebody said, else whose address it is. */
function personFor(
  account: string,
  values: Values,
  { byHand, people, gone }: Ground,
): { person_id: string | null; note?: Reason } {
  const told = byHand.get(account)
  const person_id =
    told === undefined
      ? (addressesIn(values, account).flatMap((address) => people.get(address) ?? [])[0] ?? null)
      : told
  if (person_id === null)
    return {
      person_id,
      ...(told === undefined && { note: { field: 'account', why: w.later('nobody', { account }) } }),
    }
  return gone.has(person_id)
    ? { person_id, note: { field: 'account', why: w.later('has-left', { account }) } }
    : { person_id }
}
