import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Choice } from '#lib/filter/fields'
import { type Names, nameKey, type Reference } from '#lib/filter/references'
import { byName, type ByName } from '#lib/text/by-name'
import { fold } from '#lib/text/fold'
import type { Read } from '#kernel/context'
import { literal } from '#kernel/like'
import { readable } from '#kernel/readable'
import { tagsNamed, tagTitles } from '#facets/tags/public'
import type { work } from './contract.ts'

/** Finds what names stand for. */
type Find = (ctx: Read, names: readonly string[]) => Promise<ByName>

// As the index on principals has it.
const folded = sql`(fold_text(p.name) collate "C")`

/** By the whole name; where nobody has it, by how it begins: `ana` is Ana Lind. */
const principals =
  (kind: 'person' | 'team'): Find =>
  async (ctx, names) => {
    // The sign after the space: what lies before it is the name itself, or goes on with another word.
    const { rows } = await sql<{ name: string; id: string; whole: boolean }>`
      select asked.name, p.id, ${folded} = asked.folded as whole
      from unnest(${[...names]}::text[], ${names.map(fold)}::text[]) as asked(name, folded)
      join principal p on p.kind = ${kind} and ${folded} >= asked.folded and ${folded} < asked.folded || '!'`.execute(
      ctx.db,
    )
    const whole = byName(rows.filter((row) => row.whole))
    return new Map([...byName(rows), ...whole])
  }

/** By the whole path, or by the last title of it. */
const categories: Find = async (ctx, names) => {
  const { rows } = await sql<{ name: string; id: string }>`
    select asked.name, c.id from unnest(${[...names]}::text[], ${names.map(fold)}::text[]) as asked(name, folded)
    join category c on fold_text(c.path) = asked.folded or fold_text(c.title) = asked.folded`.execute(ctx.db)
  return byName(rows)
}

/** By name, by what stands on the door, or by number. */
const places: Find = async (ctx, names) => {
  const { rows } = await sql<{ name: string; id: string }>`
    select asked.name, e.id from unnest(${[...names]}::text[], ${names.map(fold)}::text[]) as asked(name, folded)
    join place p on fold_text(p.title) = asked.folded or (p.code <> '' and fold_text(p.code) = asked.folded) or fold_text(p.key) = asked.folded
    join entity e on e.id = p.id where ${readable(ctx.actor, 'e')}`.execute(ctx.db)
  return byName(rows)
}

const finders = new Map<string, Find>([
  ['person', principals('person')],
  ['team', principals('team')],
  ['category', categories],
  ['place', places],
  ['tag', (ctx, names) => tagsNamed(ctx, names)],
])

/** What the names in a filter over work stand for; a name that is not there is left out. */
export async function resolveNames(ctx: Read, references: readonly Reference[]): Promise<Names> {
  const found = new Map<string, readonly string[]>()
  for (const [ref, some] of Map.groupBy(references, (reference) => reference.ref)) {
    const ids = await finders.get(ref)?.(
      ctx,
      some.map(({ name }) => name),
    )
    for (const { name } of some) {
      const meant = ids?.get(name) ?? []
      if (meant.length > 0) found.set(nameKey(ref, name), meant)
    }
  }
  return found
}

const most = 12
const mostKnown = 2000
const choice = (title: string): Choice => ({ value: title, title })

async function titles(ctx: Read, ref: string, typed: string, limit: number): Promise<string[]> {
  const begins = `${literal(fold(typed))}%`
  if (ref === 'tag') return tagTitles(ctx, typed, limit)
  const of = {
    person: sql`select name as title from principal where kind = 'person' and active and (fold_text(name) like ${begins} or fold_text(name) like ${`% ${begins}`}) order by name`,
    team: sql`select name as title from principal where kind = 'team' and active and (fold_text(name) like ${begins} or fold_text(name) like ${`% ${begins}`}) order by name`,
    category: sql`select path as title from category where not archived and (fold_text(path) like ${begins} or fold_text(title) like ${begins}) order by path`,
    place: sql`select p.title from place p join entity e on e.id = p.id where not p.archived and ${readable(ctx.actor, 'e')}
      and (fold_text(p.title) like ${begins} or fold_text(p.code) like ${begins}) order by p.title`,
  }
  if (!Object.hasOwn(of, ref)) return []
  const { rows } = await sql<{ title: string }>`${of[ref as keyof typeof of]} limit ${limit}::int`.execute(
    ctx.db,
  )
  return [...new Set(rows.map(({ title }) => title))]
}

/** Names for completion in a filter bar. */
export async function findNames(ctx: Read, { ref, q }: Input<typeof work.names>) {
  return { items: (await titles(ctx, ref, q, most)).map(choice) as { value: string; title: string }[] }
}

/** Names that exist, to suggest one for a slip. */
export const knownNames = (ctx: Read, ref: string): Promise<string[]> => titles(ctx, ref, '', mostKnown)
