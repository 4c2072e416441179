import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { w as house } from '#kernel/words'
import type { DirectoryRow } from '../directories.ts'
import { ScimFault } from './engine/fault.ts'
import { type Filter, filterIn } from './engine/filter.ts'
import { equalities, matches } from './engine/matches.ts'
import { externalIdOf, nameOf } from './engine/person.ts'
import { attributesOf, type ResourceKind, type Values } from './engine/schema.ts'
import { type Narrowed, narrowed } from './narrowed.ts'
import { type Kept, told } from './told.ts'

const columns = ['id', 'kind', 'resource', 'version', 'made_at', 'changed_at'] as const
const isId = (id: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)

const keptOf = (row: Omit<Kept, 'resource' | 'kind'> & { kind: string; resource: unknown }): Kept => ({
  ...row,
  kind: row.kind as ResourceKind,
  resource: row.resource as Values,
})

const of = ({ db }: Pick<Read, 'db'>, { id }: DirectoryRow, kind: ResourceKind) =>
  db.selectFrom('provisioned').select(columns).where('directory_id', '=', id).where('kind', '=', kind)

/** One that this connection brought; another's is as none. A write keeps others from it until it is through. */
export async function needKept(
  ctx: Read,
  directory: DirectoryRow,
  kind: ResourceKind,
  { id, lock = false }: { id: string; lock?: boolean },
): Promise<Kept> {
  const row = isId(id)
    ? await of(ctx, directory, kind)
        .where('id', '=', id.toLowerCase())
        .$if(lock, (query) => query.forUpdate())
        .executeTakeFirst()
    : undefined
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  return keptOf(row)
}

const facts = (kind: ResourceKind, resource: Values) => ({
  name: nameOf(kind, resource).toLowerCase(),
  external_id: externalIdOf(resource),
  resource: JSON.stringify(resource),
})

async function refuseTaken(
  ctx: Read,
  directory: DirectoryRow,
  { kind, resource, id }: { kind: ResourceKind; resource: Values; id?: string },
) {
  const other = await of(ctx, directory, kind)
    .where('name', '=', nameOf(kind, resource).toLowerCase())
    .$if(id !== undefined, (query) => query.where('id', '<>', id ?? ''))
    .executeTakeFirst()
  if (other) throw new ScimFault('uniqueness', `There is a ${kind} of this name already`)
}

export async function keep(
  ctx: Write,
  directory: DirectoryRow,
  kind: ResourceKind,
  resource: Values,
): Promise<Kept> {
  await refuseTaken(ctx, directory, { kind, resource })
  const id = newId()
  const at = { made_at: ctx.now, changed_at: ctx.now }
  await ctx.db
    .insertInto('provisioned')
    .values({ id, directory_id: directory.id, kind, version: 1, ...at, ...facts(kind, resource) })
    .execute()
  return { id, kind, resource, version: 1, ...at }
}

export async function keepChanged(
  ctx: Write,
  directory: DirectoryRow,
  before: Kept,
  resource: Values,
): Promise<Kept> {
  const { id, kind } = before
  await refuseTaken(ctx, directory, { kind, resource, id })
  const after = { version: before.version + 1, changed_at: ctx.now }
  await ctx.db
    .updateTable('provisioned')
    .set({ ...after, ...facts(kind, resource) })
    .where('id', '=', id)
    .execute()
  return { ...before, ...after, resource }
}

export const forget = ({ db }: Write, { id }: Kept) =>
  db.deleteFrom('provisioned').where('id', '=', id).execute()

/** Groups of which this user is said to be a member. */
export async function groupsWith(ctx: Read, directory: DirectoryRow, user: string): Promise<Kept[]> {
  const rows = await of(ctx, directory, 'Group')
    .where(sql<boolean>`resource @> ${JSON.stringify({ members: [{ value: user }] })}::jsonb`)
    .execute()
  return rows.map(keptOf)
}

/** What the database looks up: one by name, by what the provider calls it, or by id. The rest of a filter is tried on what it finds. */
function lookedUp(filter: Filter, kind: ResourceKind) {
  const names = kind === 'User' ? 'username' : 'displayname'
  for (const { path, value } of equalities(filter)) {
    if (path.sub !== undefined || path.urn !== undefined || typeof value !== 'string') continue
    const name = path.name.toLowerCase()
    if (name === names) return sql<boolean>`name = ${value.toLowerCase()}::text`
    if (name === 'externalid') return sql<boolean>`external_id = ${value}::text`
    if (name === 'id') return sql<boolean>`id::text = ${value}::text`
  }
  return undefined
}

/** What of a filter the database answers. */
function narrowing(filter: Filter, kind: ResourceKind): Narrowed | undefined {
  const one = lookedUp(filter, kind)
  return one ? { where: one, exact: false } : narrowed(filter, kind)
}

interface Asked {
  filter?: string | undefined
  start: number
  count: number
}

/** A page of what a connection brought, in order, and how many there are. */
export async function listKept(
  ctx: Read,
  directory: DirectoryRow,
  kind: ResourceKind,
  { filter, start, count }: Asked,
) {
  const tree = filter === undefined ? undefined : filterIn(filter)
  const looked = tree && narrowing(tree, kind)
  const where = looked?.where ?? sql<boolean>`true`
  const all = of(ctx, directory, kind).where(where)
  if (tree && !looked?.exact) {
    const attributes = attributesOf(kind)
    const found = (await all.orderBy('id').execute())
      .map(keptOf)
      .filter((one) => matches(told(one), attributes, tree))
    return { total: found.length, items: found.slice(start, start + count) }
  }
  const { n } = await ctx.db
    .selectFrom('provisioned')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('directory_id', '=', directory.id)
    .where('kind', '=', kind)
    .where(where)
    .executeTakeFirstOrThrow()
  const rows = count === 0 ? [] : await all.orderBy('id').offset(start).limit(count).execute()
  return { total: Number(n), items: rows.map(keptOf) }
}
