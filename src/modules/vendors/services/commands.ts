import type { Input } from '#lib/contract'
import { inputRefused, refuseIf } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import { changesOf, isNone } from '#kernel/changes'
import type { Write } from '#kernel/context'
import { type EntityRef, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { toChange } from '#kernel/to-change'
import { seen } from '#kernel/visible'
import { vendorsOpen } from '../contract-commands.ts'
import { sumUp } from './sum-up.ts'
import type { serving } from './contract.ts'
import { vendorServiceArchived, vendorServiceChanged } from './events.ts'
import { putServices } from './put.ts'
import { ServiceDraft } from './schemas.ts'
import { takeServices } from './take.ts'
import { w } from './words.ts'

/** Adds services of vendors, in order; IT sees them. */
export async function createServices(ctx: Write, drafts: readonly ServiceDraft[]): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const all = drafts.map(({ id = newId(), ...draft }) => ({ id, ...ServiceDraft.parse(draft) }))
  await vendorsOpen(
    ctx,
    all.map(({ vendor_id }) => vendor_id),
  )
  for (const one of all) await covers(ctx, one)
  // Their line is written anew from their services: what stands there still comes first.
  await takeServices(
    ctx,
    all.map(({ vendor_id }) => vendor_id),
  )
  const made = await putServices(ctx, all)
  await sumUp(
    ctx,
    all.map(({ vendor_id }) => vendor_id),
  )
  return made
}

/** What covers a service is a contract with the same vendor that is not put away. */
async function covers(ctx: Write, one: { vendor_id: string; contract_id: string | null }) {
  if (one.contract_id === null) return
  const { archived_at, title } = await seen(ctx, one.contract_id, 'contract')
  refuseIf(archived_at !== null && w.later('contract-archived', { name: title }))
  const { vendor_id } = await ctx.db
    .selectFrom('contract')
    .select('vendor_id')
    .where('id', '=', one.contract_id)
    .executeTakeFirstOrThrow()
  if (vendor_id !== one.vendor_id) throw inputRefused('contract_id', w.later('of-another'))
}

export async function saveService(ctx: Write, { id, version, ...patch }: Input<typeof serving.saveService>) {
  const ref = await toChange(ctx, 'vendor-service', { id, version })
  const { title, ...row } = await ctx.db
    .selectFrom('vendor_service')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const changed = changesOf({ ...row, name: title }, patch)
  if (isNone(changed)) return { version: ref.version }
  const { name, ...columns } = changed.after
  if (columns.contract_id) await covers(ctx, { vendor_id: row.vendor_id, contract_id: columns.contract_id })
  await ctx.db
    .updateTable('vendor_service')
    .set({ ...columns, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  const after = await saveEntity(ctx, ref, { title: name, words: columns.what ?? row.what })
  ctx.emit(vendorServiceChanged, after, changed)
  if (name !== undefined) await sumUp(ctx, [row.vendor_id])
  return { version: ref.version + 1 }
}

export async function archiveService(ctx: Write, input: Input<typeof serving.archiveService>) {
  const vendorOf = () =>
    ctx.db
      .selectFrom('vendor_service')
      .select('vendor_id')
      .where('id', '=', input.id)
      .executeTakeFirstOrThrow()
  const isNews = await archiveEntity(ctx, input, {
    kind: 'vendor-service',
    event: vendorServiceArchived,
    async first() {
      if (!input.archived) await vendorsOpen(ctx, [(await vendorOf()).vendor_id])
    },
  })
  if (isNews) await sumUp(ctx, [(await vendorOf()).vendor_id])
}
