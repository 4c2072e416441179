import { type RawBuilder, sql } from 'kysely'
import type { Read } from './context.ts'
import { seen, type Seen } from './visible.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const nobody = '00000000-0000-0000-0000-000000000000'

/** Of a row of the spine: whether it is the one with this id, or the one that people call so (`PER-17`, in any case). */
export const isNamed = (ref: string): RawBuilder<boolean> =>
  uuid.test(ref)
    ? sql<boolean>`entity.id = ${ref}::uuid`
    : sql<boolean>`entity.key = ${ref.toUpperCase()}::text`

/** The id of the record that people call so; where there is none, an id that nothing has. */
export async function idNamed(db: Read['db'], key: string): Promise<string> {
  const found = await db.selectFrom('entity').select('id').where(isNamed(key)).executeTakeFirst()
  return found?.id ?? nobody
}

/** Finds a record by its id or by what people say; hidden and absent ones are refused alike. */
export async function seenByRef(ctx: Read, ref: string, kind?: string | readonly string[]): Promise<Seen> {
  if (uuid.test(ref)) return seen(ctx, ref, kind)
  return seen(ctx, await idNamed(ctx.db, ref), kind)
}
