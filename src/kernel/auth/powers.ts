import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Sentence } from '#lib/words'
import type { Db } from '../db.ts'
import { together } from '../together.ts'

/** Something by which somebody may do more than without it: a role held, a way into an account, a rule that is off. */
export interface Fact {
  readonly source: string
  /** The same words for the same thing, whoever asks and when. */
  readonly key: string
  /** Tells apart what bears the same key, where each one anew is more. */
  readonly mark: string
  /** What it is about: a fact that weighs more about the same stands for the others. */
  readonly about: string
  /** Which other facts say what this one amounts to: those tied to one of these. */
  readonly needs: readonly string[]
  readonly tie: string
  readonly shown: Readonly<Record<string, string | null>>
}

export interface Asking {
  /** Whose own ways in are no news. */
  readonly actor: string
  /** Links leave by mail, and nobody else sees them. */
  readonly mails: boolean
}

/** Where one kind of such facts is read: columns key, mark, about, needs, tie and shown. */
export interface Power {
  readonly name: string
  /** A change in one of these tables may be news; a trigger on each says that it changed. */
  readonly tables: readonly string[]
  /** It is about whoever holds a role that counts, the `powerful`: where others do, that may be news as well. */
  readonly ofPowerful?: boolean
  /** Others that are read, a change of which is no news by itself. */
  readonly aside?: readonly string[]
  readonly facts: (asking: Asking) => RawBuilder<unknown>
  /** What is new, for whoever is to confirm it; ids in `shown` come as names. */
  readonly say?: (shown: Readonly<Record<string, string>>) => Sentence
  /** Many that differ in this alone are said at once, a line each. */
  readonly joins?: string
  /** Where others say more about the same, this says nothing. */
  readonly slight?: boolean
  /** Never news: what other facts stand amid, or rest upon. */
  readonly quiet?: boolean
  /** The ties of what must have been there before: amid what is new itself, it is no news. */
  readonly amid?: (shown: Fact['shown']) => readonly string[]
}

const powers = new Map<string, Power>()
/** Makes known what all rooms know of powers; called once when the rooms are put together. */
export const knowPowers = (all: readonly Power[]) => {
  powers.clear()
  for (const one of all) powers.set(one.name, one)
}
export const powerNamed = (name: string) => powers.get(name)

// Everybody is a requester: that is no power over anything.
/** Who holds a role that counts, themselves or through a team; facts are asked for beside it. */
export const withPowerful = sql`
  powerful as materialized (select p.id from principal p where p.kind = 'person' and p.active and p.id in (
    select g.principal_id from role_grant g where g.role <> 'requester'
    union select m.person_id from membership m join role_grant g on g.principal_id = m.team_id and g.role <> 'requester'))`
/** Where that is read. */
export const powerfulTables = ['principal', 'role_grant', 'membership']

const all = (asking: Asking, some: readonly Power[] = [...powers.values()]) => sql`
  with ${withPowerful}, fact as (${sql.join(
    some.map(
      ({ name, facts }) =>
        sql`select ${name}::text as source, f.* from (${facts(asking)}) f (key, mark, about, needs, tie, shown)`,
    ),
    sql` union all `,
  )})`

/** All that lets anybody do more than without it, as it stands on this connection. */
export async function factsOn(db: Db, asking: Asking): Promise<Fact[]> {
  const { rows } = await sql<Fact>`${all(asking)} select * from fact`.execute(db)
  return rows
}

/** Facts lie on shelves, by what they are called. */
const shelf = sql`source || ' ' || (hashtext(key) & 255)`

/** A word for all that lies on each shelf: another one if that is something else. */
async function wordsOn(db: Db, asking: Asking, some: readonly Power[]) {
  const { rows } = await sql<{ shelf: string; word: string }>`${all(asking, some)}
    select ${shelf} as shelf, md5(string_agg(quote_literal(key) || quote_literal(mark), ',' order by key collate "C", mark collate "C")) as word
    from fact group by 1`.execute(db)
  return new Map(rows.map((row) => [row.shelf, row.word]))
}

async function factsFrom(db: Db, asking: Asking, some: readonly Power[], shelves: readonly string[]) {
  const { rows } = await sql<Fact>`${all(asking, some)}
    select * from fact where ${shelf} = any(${[...shelves]}::text[])`.execute(db)
  return rows
}

/** Which of these ties any fact has. */
async function tiesOn(db: Db, asking: Asking, ties: readonly string[]) {
  if (ties.length === 0) return new Set<string>()
  const quiet = [...powers.values()].filter((power) => power.quiet)
  const { rows } = await sql<{ tie: string }>`${all(asking, quiet)}
    select distinct tie from fact where tie = any(${[...ties]}::text[])`.execute(db)
  return new Set(rows.map(({ tie }) => tie))
}

/** Whether others hold a role that counts than do on the other connection. */
async function arePowerfulOthers(dbs: readonly [Db, Db]) {
  const [were, are] = await together(
    ...dbs.map((db) =>
      sql<{ word: string }>`
        with ${withPowerful} select md5(coalesce(string_agg(id::text, ' ' order by id), '')) as word from powerful`.execute(
        db,
      ),
    ),
  )
  return were?.rows[0]?.word !== are?.rows[0]?.word
}

const nameOf = ({ source, key, mark }: Fact) => JSON.stringify([source, key, mark])

const newsAmong = (facts: readonly Fact[], before: readonly Fact[]) => {
  const known = new Set(before.map(nameOf))
  return facts.filter((fact) => powers.get(fact.source)?.quiet !== true && !known.has(nameOf(fact)))
}

const amidOf = ({ source, shown }: Fact) => powers.get(source)?.amid?.(shown) ?? []

/** What is there that was not before. */
export function gainedSince(before: readonly Fact[], after: readonly Fact[]): Fact[] {
  const ties = new Set(before.map(({ tie }) => tie))
  return newsAmong(after, before).filter((fact) => amidOf(fact).every((tie) => ties.has(tie)))
}

/** Whether a change of these tables may be news. */
export const mayBeNews = (changed: ReadonlySet<string>) => newsIn(changed, true).length > 0

const newsIn = (changed: ReadonlySet<string>, others: boolean) => {
  const isOther = others && powerfulTables.some((table) => changed.has(table))
  return [...powers.values()].filter(
    ({ tables, ofPowerful }) => tables.some((table) => changed.has(table)) || (ofPowerful && isOther),
  )
}

/**
 * What a transaction that has changed these tables lets somebody do more than what is committed does. A house has tens
 * of thousands of facts: they come only from the shelves on which something else lies now.
 */
export async function gainsBetween(
  dbs: readonly [Db, Db],
  asking: Asking,
  changed: ReadonlySet<string>,
): Promise<Fact[]> {
  const [committed, tx] = dbs
  const isOther = powerfulTables.some((table) => changed.has(table)) && (await arePowerfulOthers(dbs))
  const some = newsIn(changed, isOther)
  if (some.length === 0) return []
  const [were, are] = await together(wordsOn(committed, asking, some), wordsOn(tx, asking, some))
  const shelves = [...are].flatMap(([name, word]) => (were.get(name) === word ? [] : [name]))
  if (shelves.length === 0) return []
  const [before, after] = await together(
    factsFrom(committed, asking, some, shelves),
    factsFrom(tx, asking, some, shelves),
  )
  const gains = newsAmong(after, before)
  const ties = await tiesOn(committed, asking, gains.flatMap(amidOf))
  return gains.filter((fact) => amidOf(fact).every((tie) => ties.has(tie)))
}

/** The same for the same gains. */
export const keysOf = (gains: readonly Pick<Fact, 'source' | 'key'>[]) =>
  [...new Set(gains.map(({ source, key }) => `${source} ${key}`))].sort()

/** Stands for all that these gains rest upon, as it is on this connection. */
export async function restsOn(db: Db, asking: Asking, needs: readonly string[]): Promise<string> {
  const { rows } = await sql<Fact>`${all(asking)}
    select * from fact where tie = any(${[...needs]}::text[])`.execute(db)
  const ground = rows.map(nameOf)
  return createHash('sha256').update(JSON.stringify(ground.sort())).digest('hex')
}

/** Those that are said: of what is about the same, what weighs. */
export function telling(gains: readonly Fact[]): Fact[] {
  const weighed = new Set(
    gains.filter(({ source }) => powers.get(source)?.slight !== true).map(({ about }) => about),
  )
  return gains.filter(({ source, about }) => powers.get(source)?.slight !== true || !weighed.has(about))
}
