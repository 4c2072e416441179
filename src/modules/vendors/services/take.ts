import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { putServices } from './put.ts'
import { sumUp } from './sum-up.ts'

const atOnce = 200
const longest = 200

/** The first service of what stands in a text: its name, and the whole text where it is too long for one. */
export const firstService = (vendor_id: string, text: string) => ({
  id: newId(),
  vendor_id,
  name: text.slice(0, longest).trim(),
  what: text.length > longest ? text : '',
  tier: null,
  contract_id: null,
})

/** Makes the first service of what stood in a vendor's text, some at a time or of these; a vendor that has any is left as it is. */
export async function takeServices(ctx: Write, only: readonly string[] | null = null): Promise<void> {
  const found = await ctx.db
    .selectFrom('vendor as v')
    .select(['v.id', 'v.services'])
    .where('v.services', '<>', '')
    .$if(only !== null, (some) => some.where('v.id', '=', sql<string>`any(${[...(only ?? [])]}::uuid[])`))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('vendor_service as s').select('s.id').whereRef('s.vendor_id', '=', 'v.id'))),
    )
    .orderBy('v.id')
    .limit(Math.max(atOnce, only?.length ?? 0))
    .execute()
  if (found.length === 0) return
  await putServices(
    ctx,
    found.map(({ id, services }) => firstService(id, services)),
  )
  await sumUp(
    ctx,
    found.map(({ id }) => id),
  )
}
