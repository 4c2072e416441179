import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import type { people } from '../contract.ts'
import { departmentArchived, departmentChanged } from '../events.ts'
import { w } from '../words.ts'

/** Changes a department; another parent moves it with its parts. */
export async function saveDepartment(
  ctx: Write,
  { id, version, ...patch }: Input<typeof people.saveDepartment>,
) {
  const ref = await toChange(ctx, 'department', { id, version })
  const row = await ctx.db.selectFrom('department').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const before: Record<string, unknown> = { ...row, name: row.title }
  const changed = Object.entries(patch).filter(
    ([field, value]) => value !== undefined && !isDeepStrictEqual(before[field], value),
  )
  if (changed.length === 0) return
  const { name, parent_id, ...columns } = patch
  if (parent_id !== undefined && parent_id !== row.parent_id) await move(ctx, row, parent_id)
  await ctx.db
    .updateTable('department')
    .set({ ...columns, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  const after = await saveEntity(ctx, ref, {
    ...(name !== undefined && { title: name }),
    words: patch.code ?? row.code,
  })
  ctx.emit(departmentChanged, after, {
    before: Object.fromEntries(changed.map(([field]) => [field, before[field]])),
    after: Object.fromEntries(changed),
  })
}

async function move(
  ctx: Write,
  department: { id: string; title: string; path: string[] },
  parent: string | null,
) {
  // One move at a time: two at once could each put the other's department into its own.
  await sql`select pg_advisory_xact_lock(hashtext('department tree'))`.execute(ctx.db)
  const above = await parentOf(ctx, parent)
  refuseIf(above.includes(department.id) && w.later('department-inside-itself', { name: department.title }))
  const path = [...above, department.id]
  await sql`update department set path = ${path}::uuid[] || path[${department.path.length + 1}::int:]
    where path @> ${[department.id]}::uuid[]`.execute(ctx.db)
  await ctx.db.updateTable('department').set({ parent_id: parent }).where('id', '=', department.id).execute()
}

async function parentOf(ctx: Write, parent: string | null): Promise<readonly string[]> {
  if (parent === null) return []
  const found = await ctx.db
    .selectFrom('department')
    .select(['path', 'title', 'archived'])
    .where('id', '=', parent)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', w.later('no-department'))
  refuseIf(found.archived && w.later('department-archived', { name: found.title }))
  return found.path
}

export const archiveDepartment = (ctx: Write, input: Input<typeof people.archiveDepartment>) =>
  archiveEntity(ctx, input, {
    kind: 'department',
    event: departmentArchived,
    async first() {
      if (input.archived) return refuseWhileUsed(ctx, input.id)
      const { parent_id } = await ctx.db
        .selectFrom('department')
        .select('parent_id')
        .where('id', '=', input.id)
        .executeTakeFirstOrThrow()
      await parentOf(ctx, parent_id)
    },
  })

async function refuseWhileUsed(ctx: Write, id: string) {
  const { rows } = await sql<{ parts: number; people: number }>`select
    (select count(*)::int from department where parent_id = ${id}::uuid and not archived) as parts,
    (select count(*)::int from person where department_id = ${id}::uuid and not archived and state <> 'left') as people`.execute(
    ctx.db,
  )
  const { parts, people } = rows[0] ?? { parts: 0, people: 0 }
  refuseIf(parts > 0 && w.later('department-parts', { n: parts }))
  refuseIf(people > 0 && w.later('department-people', { n: people }))
}
