import { sql } from 'kysely'
import { msOf } from '#lib/time/instant'
import { type KeptStep, ledgersOf, type ToldStep, weave, type Woven } from '#facets/custody/public'
import type { Read } from '#kernel/context'
import { idMadeAt } from '#kernel/ids'
import type { Found, Thing } from './found.ts'
import type { Line } from './said.ts'

/** One thing with all that the file tells of who had it. */
export interface PastOf {
  readonly thing: Thing
  readonly woven: Woven
  readonly ledger: readonly KeptStep[]
  /** Row → the line that it says. */
  readonly lines: ReadonlyMap<number, Line>
}

/** Who is meant by a line: undefined where it names nobody, null where that is nobody or several here. */
export function whoOf({ holders }: Found, { said, to }: Line): string | null | undefined {
  if (to === '') return said.is === 'step' && said.way === 'in' ? undefined : null
  const [id, ...others] = holders(to)
  return id !== undefined && others.length === 0 ? id : null
}

async function placesAmong({ db }: Read, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    id: string
  }>`select id from place where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Since when things are kept here: when they were written down, whatever they say of themselves. */
async function sinceOf({ db }: Read, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; created_at: string }>`
    select id, created_at from entity where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, created_at }) => [id, idMadeAt(id) ?? msOf(created_at)]))
}

/** What lines of the whole file, by the thing that they are about, come to in the ledger; `lock`: to be written down. */
export async function wovenOf(
  ctx: Read,
  names: Found,
  things: ReadonlyMap<string, { readonly thing: Thing; readonly lines: readonly Line[] }>,
  lock: boolean,
): Promise<Map<string, PastOf>> {
  const ids = [...things.keys()]
  const ledgers = await ledgersOf(ctx, ids, { lock })
  const since = await sinceOf(ctx, ids)
  const told = new Map(
    [...things].map(([id, { lines }]) => [
      id,
      lines.flatMap((line): ToldStep[] => {
        if (line.said.is !== 'step') return []
        const who = whoOf(names, line)
        // Nothing has itself.
        return [{ n: line.n, at: msOf(line.at), way: line.said.way, who: who === id ? null : who }]
      }),
    ]),
  )
  const ends = [
    ...[...ledgers.values()].flat().map(({ to_id }) => to_id),
    ...[...told.values()].flat().map(({ who }) => who),
  ]
  const places = await placesAmong(
    ctx,
    ends.flatMap((id) => id ?? []),
  )
  return new Map(
    [...things].map(([id, { thing, lines }]) => {
      const ledger = ledgers.get(id) ?? []
      const ground = { since: since.get(id) ?? 0, isPlace: (one: string) => places.has(one) }
      return [
        id,
        {
          thing,
          ledger,
          woven: weave(ledger, told.get(id) ?? [], ground),
          lines: new Map(lines.map((line) => [line.n, line])),
        },
      ]
    }),
  )
}
