import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { needPrincipals } from '#kernel/auth/principals'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { sameAsRead } from '#kernel/stale'
import { w as house } from '#kernel/words'
import { type Category, CategoryChanged, type work } from './contract.ts'
import { branchOf, inTreeOrder, placedBefore } from './engine/tree.ts'
import { w } from './words.ts'

const deepest = 6

interface Row {
  id: string
  parent_id: string | null
  title: string
  path: string
  position: number
  archived: boolean
  team_id: string | null
  team_name: string | null
  version: number
}

const allRows = ({ db }: Pick<Read, 'db'>): Promise<Row[]> =>
  db
    .selectFrom('category as c')
    .leftJoin('principal as team', 'team.id', 'c.team_id')
    .select([
      'c.id',
      'c.parent_id',
      'c.title',
      'c.path',
      'c.position',
      'c.archived',
      'c.team_id',
      'c.version',
    ])
    .select('team.name as team_name')
    .execute()

const viewOf = ({ team_id, team_name, position: _, ...row }: Row & { depth: number }): Category => ({
  ...row,
  team: team_id !== null && team_name !== null ? { id: team_id, name: team_name } : null,
})

/** The whole tree, from the top down. */
export async function listCategories(ctx: Read, { archived }: Input<typeof work.categories>) {
  const rows = inTreeOrder(await allRows(ctx))
  return { items: rows.filter((row) => archived || !row.archived).map(viewOf) }
}

/** Two people who shape the tree wait for each other: siblings are numbered as a whole. */
async function treeOf(ctx: Write): Promise<Row[]> {
  await sql`select pg_advisory_xact_lock(hashtext('work categories'))`.execute(ctx.db)
  return allRows(ctx)
}

function named(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id)
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  return row
}

async function one(ctx: Read, id: string): Promise<Category> {
  const row = inTreeOrder(await allRows(ctx)).find((found) => found.id === id)
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  return viewOf(row)
}

const needTeam = (ctx: Write, id: string | null | undefined) =>
  needPrincipals(ctx, [{ field: 'team_id', is: 'team', ids: [id] }])

/** Where something may lie: not in the archive, and not too deep. */
function needRoom(rows: readonly Row[], parent_id: string | null, height: number) {
  const levels = new Map(inTreeOrder(rows).map(({ id, depth }) => [id, depth]))
  if (parent_id !== null) refuseIf(named(rows, parent_id).archived && w.later('refuse.category-archived'))
  const depth = parent_id === null ? 0 : (levels.get(parent_id) ?? 0) + 1
  refuseIf(depth + height > deepest && w.later('refuse.category-deep', { n: deepest }))
}

/** A category is no record of its own: the staff see what happens to it. */
async function tell(
  ctx: Write,
  id: string,
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
) {
  const subject = { id, kind: 'category', audience_id: await audienceOf(ctx, [staff]) }
  ctx.emit(CategoryChanged, subject, { before, after })
}

/** The titles from the root down, written anew for a category and all inside it. */
const rewritePaths = (ctx: Write, id: string) =>
  sql`with recursive branch (id, path) as (
      select c.id, concat_ws(' › ', p.path, c.title) from category c left join category p on p.id = c.parent_id where c.id = ${id}::uuid
      union all
      select c.id, branch.path || ' › ' || c.title from branch join category c on c.parent_id = branch.id)
    update category set path = branch.path from branch where category.id = branch.id`.execute(ctx.db)

export async function addCategory(
  ctx: Write,
  { title, parent_id, team_id }: Input<typeof work.addCategory>,
): Promise<Category> {
  const rows = await treeOf(ctx)
  needRoom(rows, parent_id, 1)
  await needTeam(ctx, team_id)
  const id = newId()
  const siblings = rows.filter((row) => row.parent_id === parent_id)
  const position = Math.max(-1, ...siblings.map((row) => row.position)) + 1
  await ctx.db
    .insertInto('category')
    .values({ id, parent_id, title, path: title, position, team_id })
    .execute()
  await rewritePaths(ctx, id)
  const made = await one(ctx, id)
  await tell(ctx, id, null, { path: made.path })
  return made
}

export async function changeCategory(
  ctx: Write,
  { id, version, title, team_id, archived }: Input<typeof work.changeCategory>,
): Promise<Category> {
  const rows = await treeOf(ctx)
  const before = named(rows, id)
  await sameAsRead(ctx, { id, yours: version, theirs: before.version })
  await needTeam(ctx, team_id)
  await ctx.db
    .updateTable('category')
    .set({ title: title ?? before.title, team_id: team_id === undefined ? before.team_id : team_id })
    .where('id', '=', id)
    .execute()
  if (title !== undefined && title !== before.title) await rewritePaths(ctx, id)
  if (archived !== undefined && archived !== before.archived) await shelve(ctx, rows, before, archived)
  const after = await one(ctx, id)
  const told = (path: string, team: string | null, shelved: boolean) => ({ path, team, archived: shelved })
  const was = told(before.path, before.team_name, before.archived)
  const is = told(after.path, after.team?.name ?? null, after.archived)
  return JSON.stringify(was) === JSON.stringify(is) ? after : counted(ctx, after, was, is)
}

/** A change of a category: told, and its version counted up. */
async function counted(
  ctx: Write,
  after: Category,
  was: Record<string, unknown>,
  is: Record<string, unknown>,
): Promise<Category> {
  const version = after.version + 1
  await ctx.db.updateTable('category').set({ version }).where('id', '=', after.id).execute()
  await tell(ctx, after.id, was, is)
  return { ...after, version }
}

/** Everything inside goes to the archive with it; it comes back alone, and not into an archived one. */
async function shelve(ctx: Write, rows: readonly Row[], { id, parent_id }: Row, archived: boolean) {
  if (!archived) needRoom(rows, parent_id, 1)
  const ids = archived ? [...branchOf(rows, id)] : [id]
  await ctx.db.updateTable('category').set({ archived }).where('id', 'in', ids).execute()
}

const heightOf = (rows: readonly Row[], branch: ReadonlySet<string>) => {
  const depths = inTreeOrder(rows).flatMap((row) => (branch.has(row.id) ? [row.depth] : []))
  return Math.max(...depths) - Math.min(...depths) + 1
}

export async function moveCategory(
  ctx: Write,
  { id, parent_id, before_id }: Input<typeof work.moveCategory>,
): Promise<Category> {
  const rows = await treeOf(ctx)
  const before = named(rows, id)
  const branch = branchOf(rows, id)
  if (parent_id !== null) refuseIf(branch.has(parent_id) && w.later('refuse.category-cycle'))
  if (parent_id !== before.parent_id) needRoom(rows, parent_id, heightOf(rows, branch))
  const siblings = inTreeOrder(rows).filter((row) => row.parent_id === parent_id)
  const order = placedBefore(
    siblings.map((row) => row.id),
    id,
    before_id,
  )
  await ctx.db.updateTable('category').set({ parent_id }).where('id', '=', id).execute()
  await sql`update category set position = o.n from unnest(${order}::uuid[]) with ordinality as o(id, n) where category.id = o.id`.execute(
    ctx.db,
  )
  await rewritePaths(ctx, id)
  const after = await one(ctx, id)
  return after.path === before.path ? after : counted(ctx, after, { path: before.path }, { path: after.path })
}
