import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef } from '#kernel/entity'
import { vendorServiceCreated } from './events.ts'
import type { ServiceDraft } from './schemas.ts'

/** Writes them down as they are; whoever calls has looked at vendors and contracts, and sums up. */
export async function putServices(
  ctx: Write,
  all: readonly (Required<Omit<ServiceDraft, 'id'>> & { id: string })[],
): Promise<EntityRef[]> {
  if (all.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const entities = await createEntities(
    ctx,
    'vendor-service',
    all.map(({ id, name: title, what: words }) => ({ id, title, audience_id, words })),
  )
  await ctx.db
    .insertInto('vendor_service')
    .values(
      all.map(({ name: title, ...row }, n) => ({
        ...row,
        title,
        key: entities[n]?.key ?? '',
        audience_id,
        updated_at: ctx.now,
      })),
    )
    .execute()
  for (const [n, entity] of entities.entries())
    ctx.emit(vendorServiceCreated, entity, { name: entity.title, vendor_id: all[n]?.vendor_id ?? '' })
  return entities
}
