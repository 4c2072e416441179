import { sql } from 'kysely'
import type { ImportRow, Setup, Values } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import { text, texts } from './values.ts'

/** What is known of a list of users while it is read. */
export interface SeatSession {
  readonly source: string
  /** The product of a list that has no column for it. */
  readonly product: { readonly id: string; readonly name: string } | undefined
  readonly hasColumn: boolean
  /** What it does not name has ended. */
  readonly whole: boolean
  readonly makes: boolean
  /** Which accounts each product was named with, by its name in small letters. */
  readonly named: Map<string, Set<string>>
  /** How many seats of each product are new, by its id. */
  readonly came: Map<string, number>
}

export async function beginSeats(
  ctx: Read,
  source: string,
  { options, filled }: Setup,
): Promise<SeatSession> {
  const id = options['product'] ?? ''
  const product = id === '' ? undefined : await nameWith(ctx, id)
  return {
    source,
    product,
    hasColumn: filled.has('licence'),
    whole: options['whole'] !== 'part',
    makes: options['make'] !== 'leave',
    named: new Map(),
    came: new Map(),
  }
}

/** Products that can be named, by a condition on `o`. */
async function productsWith(ctx: Read, condition: ReturnType<typeof sql<boolean>>) {
  const { rows } = await sql<{ id: string; name: string }>`
    select o.id, o.title as name from product o
    where not o.archived and ${visible(ctx.actor, 'o')} and ${condition} order by o.title, o.id`.execute(
    ctx.db,
  )
  return rows
}

/** A product as it is called; undefined where there is none. */
export const nameWith = async (ctx: Read, id: string) =>
  (await productsWith(ctx, sql<boolean>`o.id = ${id}::uuid`))[0]

export const allProducts = (ctx: Read) => productsWith(ctx, sql<boolean>`o.licensing = 'paid'`)

/** Products by what they are called, in small letters. */
export async function productsCalled(ctx: Read, names: readonly string[]): Promise<Map<string, string>> {
  const asked = [...new Set(names.map((name) => name.toLowerCase()))]
  const rows = await productsWith(ctx, sql<boolean>`lower(o.title) = any(${asked}::text[])`)
  return new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]))
}

/** An account as it is kept. What begins as a formula does, or holds spaces or signs that no one sees, is none. */
export function accountIn(values: Values): string | undefined {
  const said = text(values['account'])?.toLowerCase()
  return said !== undefined && /^[^\s=+@\-\p{C}][^\s\p{C}]*$/u.test(said) ? said : undefined
}

const none = /^(?:unlicensed|not licensed|no licenses?|none|nicht lizenziert|keine|-|–)$/iu
const longest = 200

/** The products of which a row is a seat, each once however it is written. */
export function licencesIn({ product, hasColumn }: SeatSession, values: Values): string[] {
  if (!hasColumn) return product ? [product.name] : []
  const said = texts(values['licence']).filter((one) => !none.test(one))
  const all = new Map(said.map((one) => [one.slice(0, longest).toLowerCase(), one.slice(0, longest)]))
  return [...all.values()]
}

/** Remembers whom the list names, so that it is known afterwards whom it does not. */
export function noteRow(session: SeatSession, { values }: Pick<ImportRow, 'values'>) {
  const account = accountIn(values)
  if (account === undefined) return
  for (const name of licencesIn(session, values)) {
    const known = session.named.get(name.toLowerCase()) ?? new Set()
    session.named.set(name.toLowerCase(), known.add(account))
  }
}
