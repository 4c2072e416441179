import type { Read } from './context.ts'
import { seen, type Seen } from './visible.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const nobody = '00000000-0000-0000-0000-000000000000'

/** Finds a record by its id or by what people say (`PER-17`, in any case); hidden and absent ones are refused alike. */
export async function seenByRef(ctx: Read, ref: string, kind?: string | readonly string[]): Promise<Seen> {
  if (uuid.test(ref)) return seen(ctx, ref, kind)
  const found = await ctx.db
    .selectFrom('entity')
    .select('id')
    .where('key', '=', ref.toUpperCase())
    .executeTakeFirst()
  return seen(ctx, found?.id ?? nobody, kind)
}
