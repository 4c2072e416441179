import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { createDepartments } from './create-departments.ts'

/** The department of this name, whatever the case; made where there is none. */
export async function departmentNamed(ctx: Write, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from department where not archived and lower(title) = lower(${name}::text) order by id limit 1`.execute(
    ctx.db,
  )
  const [found] = rows[0] ? [rows[0]] : await createDepartments(ctx, [{ name }])
  if (!found) throw new Error('no department was made')
  return found.id
}
