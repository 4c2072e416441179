import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Sentence } from '#lib/words'
import type { Db } from '../db.ts'

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
  readonly facts: (asking: Asking) => RawBuilder<unknown>
  /** What is new, for whoever is to confirm it; ids in `shown` come as names. */
  readonly say: (shown: Readonly<Record<string, string>>) => Sentence
  /** Many that differ in this alone are said at once, a line each. */
  readonly joins?: string
  /** Where others say more about the same, this says nothing. */
  readonly slight?: boolean
}

const powers = new Map<string, Power>()
/** Makes known what all rooms know of powers; called once when the rooms are put together. */
export const knowPowers = (all: readonly Power[]) => {
  powers.clear()
  for (const one of all) powers.set(one.name, one)
}
export const powerNamed = (name: string) => powers.get(name)

/** All that lets anybody do more than without it, as it stands on this connection. */
export async function factsOn(db: Db, asking: Asking): Promise<Fact[]> {
  const parts = [...powers.values()].map(
    ({ name, facts }) =>
      sql`select ${name}::text as source, f.* from (${facts(asking)}) f (key, mark, about, needs, tie, shown)`,
  )
  const { rows } = await sql<Fact>`${sql.join(parts, sql` union all `)}`.execute(db)
  return rows
}

const nameOf = ({ source, key, mark }: Fact) => JSON.stringify([source, key, mark])

/** What is there that was not before. */
export function gainedSince(before: readonly Fact[], after: readonly Fact[]): Fact[] {
  const known = new Set(before.map(nameOf))
  return after.filter((fact) => !known.has(nameOf(fact)))
}

/** The same for the same gains. */
export const keysOf = (gains: readonly Pick<Fact, 'source' | 'key'>[]) =>
  [...new Set(gains.map(({ source, key }) => `${source} ${key}`))].sort()

/** Stands for all that these gains rest upon, as it is now. */
export function restsOf(facts: readonly Fact[], needs: readonly string[]): string {
  const wanted = new Set(needs)
  const ground = facts.filter(({ tie }) => wanted.has(tie)).map(nameOf)
  return createHash('sha256').update(JSON.stringify(ground.sort())).digest('hex')
}

/** Those that are said: of what is about the same, what weighs. */
export function telling(gains: readonly Fact[]): Fact[] {
  const weighed = new Set(
    gains.filter(({ source }) => powers.get(source)?.slight !== true).map(({ about }) => about),
  )
  return gains.filter(({ source, about }) => powers.get(source)?.slight !== true || !weighed.has(about))
}
