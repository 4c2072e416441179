import { sql } from 'kysely'
import type { Db } from './db.ts'

/** What another process changed is seen within so long; what this one changed, at once. */
const lookAgainMs = 1000
const most = 20_000

interface Shelf {
  readonly values: Map<string, unknown>
  /** Stands for all changes so far. */
  mark: string | undefined
  checkedAt: number
  /** Counts how often all was forgotten: what was read before that is not kept. */
  turn: number
}

interface Found {
  readonly turn: number
  readonly key: string
  readonly value: unknown
}

const shelves = new WeakMap<Db, Shelf>()
/** Of a transaction: its database, and what it found that is kept once it commits. */
const within = new WeakMap<Db, { readonly db: Db; readonly found: Found[] }>()
const changing = new WeakSet<Db>()

function shelfOf(handle: Db): Shelf {
  const db = within.get(handle)?.db ?? handle
  const known = shelves.get(db)
  if (known) return known
  const shelf = { values: new Map(), mark: undefined, checkedAt: -Infinity, turn: 0 }
  shelves.set(db, shelf)
  return shelf
}

/** Two pools of one house: what one of them learns or changes, both know. */
export const sharesStanding = (db: Db, other: Db) => void shelves.set(db, shelfOf(other))

function forget(shelf: Shelf) {
  shelf.values.clear()
  shelf.turn += 1
}

/** Looks, at most once a second, whether something that stands was changed by whichever process; counts up when so. */
export async function turnOf(db: Db): Promise<number> {
  const shelf = shelfOf(db)
  if (performance.now() - shelf.checkedAt > lookAgainMs) {
    const { turn } = shelf
    const { rows } = await sql<{ mark: string }>`
      select concat_ws('/', count(*), max(id), sum(id)) as mark from standing_change`.execute(db)
    const mark = rows[0]?.mark
    // Something was committed while we asked: the answer may be from before it.
    if (turn === shelf.turn) shelf.checkedAt = performance.now()
    if (mark !== shelf.mark) forget(shelf)
    shelf.mark = mark
  }
  return shelf.turn
}

/** This transaction changes something that stands: it reads afresh from here on, and all is forgotten when it commits. */
export const changesStanding = (ctx: { readonly db: Db }) => void changing.add(ctx.db)

/** Whether triggers have noted that this transaction changes something that stands. */
export const noted = sql<boolean>`coalesce(current_setting('wheelhouse.standing', true), '') <> ''`

/** The same, asked by itself. */
export async function hasChanged({ db }: { readonly db: Db }): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`select ${noted} as changed`.execute(db)
  return rows[0]?.changed ?? true
}

/** Has it said so? */
export const isChanging = (ctx: { readonly db: Db }): boolean => changing.has(ctx.db)

/** A transaction begins: it may use what its database keeps. */
export const beginsWithin = (db: Db, tx: Db) => void within.set(tx, { db, found: [] })

/** A part of it begins that may be taken back: what is found from here on is dropped when it is. */
export function takesBack(tx: Db): () => void {
  const found = within.get(tx)?.found
  const before = found?.length ?? 0
  return () => void found?.splice(before)
}

/** It has committed. */
export function committed(tx: Db) {
  const shelf = shelfOf(tx)
  if (changing.has(tx)) {
    forget(shelf)
    shelf.checkedAt = -Infinity
  } else for (const one of within.get(tx)?.found ?? []) keep(shelf, one)
}

function keep(shelf: Shelf, { turn, key, value }: Found) {
  if (shelf.values.size >= most) shelf.values.clear()
  if (turn === shelf.turn) shelf.values.set(key, value)
}

/**
 * What seldom changes and everybody asks for, such as workflows and settings: read once, and kept until something that
 * stands is changed anywhere. A trigger on each table behind it says so, and whoever writes there calls `changesStanding`.
 * A change by another process may be missed for a second.
 */
export async function kept<T>({ db }: { readonly db: Db }, key: string, read: () => Promise<T>): Promise<T> {
  if (changing.has(db)) return read()
  const turn = await turnOf(db)
  const shelf = shelfOf(db)
  const known = shelf.values.get(key)
  if (known !== undefined) return known as T
  const found = { turn, key, value: await read() }
  const inside = within.get(db)
  if (inside) inside.found.push(found)
  else keep(shelf, found)
  return found.value
}

/** The same of some of many, each by its id: what is not kept yet is read at once. What nothing was read for is missing. */
export async function keptEach<T>(
  { db }: { readonly db: Db },
  name: string,
  ids: readonly string[],
  read: (ids: string[]) => Promise<ReadonlyMap<string, T>>,
): Promise<Map<string, T>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  if (changing.has(db)) return new Map(await read(wanted))
  const turn = await turnOf(db)
  const shelf = shelfOf(db)
  const known = new Map<string, T>()
  const missing: string[] = []
  for (const id of wanted) {
    const value = shelf.values.get(`${name} ${id}`)
    if (value === undefined) missing.push(id)
    else known.set(id, value as T)
  }
  if (missing.length === 0) return known
  const inside = within.get(db)
  for (const [id, value] of await read(missing)) {
    known.set(id, value)
    const found = { turn, key: `${name} ${id}`, value }
    if (inside) inside.found.push(found)
    else keep(shelf, found)
  }
  return known
}
