import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { w as house } from '#kernel/words'
import { changesOf, isNone } from '#kernel/changes'
import { toChange } from '#kernel/to-change'
import { houseDay } from '#modules/identity/public'
import type { vendors } from './contract.ts'
import { vendorArchived, vendorChanged, vendorContactChanged, vendorCreated } from './events.ts'
import { ContactDraft, VendorDraft, vendorWords } from './schemas.ts'
import { putServices } from './services/put.ts'
import { firstService } from './services/take.ts'
import { w } from './words.ts'

/** Adds vendors, in order; IT sees them. What we buy there becomes the first service of each. */
export async function createVendors(ctx: Write, drafts: readonly VendorDraft[]): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const all = drafts.map(({ id = newId(), ...draft }) => ({ id, ...VendorDraft.parse(draft) }))
  const first = all.flatMap(({ id, services }) => (services === '' ? [] : [firstService(id, services)]))
  const named = new Map(first.map(({ vendor_id, name }) => [vendor_id, name]))
  const entities = await createEntities(
    ctx,
    'vendor',
    all.map((one) => ({ id: one.id, title: one.name, audience_id, words: vendorWords(one) })),
  )
  await ctx.db
    .insertInto('vendor')
    .values(
      all.map(({ name: title, ...row }, n) => ({
        ...row,
        services: named.get(row.id) ?? '',
        title,
        key: entities[n]?.key ?? '',
        audience_id,
        updated_at: ctx.now,
      })),
    )
    .execute()
  for (const entity of entities) ctx.emit(vendorCreated, entity, { name: entity.title })
  await putServices(ctx, first)
  return entities
}

export async function saveVendor(ctx: Write, { id, version, ...patch }: Input<typeof vendors.save>) {
  const ref = await toChange(ctx, 'vendor', { id, version })
  const { title, ...row } = await ctx.db
    .selectFrom('vendor')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const changed = changesOf({ ...row, name: title }, patch)
  if (isNone(changed)) return { version: ref.version }
  const { name, ...columns } = changed.after
  await ctx.db
    .updateTable('vendor')
    .set({ ...columns, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  const after = await saveEntity(ctx, ref, {
    title: name,
    words: vendorWords({ services: row.services, account_no: columns.account_no ?? row.account_no }),
  })
  ctx.emit(vendorChanged, after, changed)
  return { version: ref.version + 1 }
}

async function refuseWhileBound(ctx: Write, id: string) {
  const today = await houseDay(ctx)
  const live = await ctx.db
    .selectFrom('contract')
    .select('key')
    .where('vendor_id', '=', id)
    .where('archived', '=', false)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', today)]))
    .execute()
  refuseIf(live.length > 0 && w.later('contracts-left', { n: live.length }))
}

export const archiveVendor = (ctx: Write, input: Input<typeof vendors.archive>) =>
  archiveEntity(ctx, input, {
    kind: 'vendor',
    event: vendorArchived,
    async first() {
      if (input.archived) await refuseWhileBound(ctx, input.id)
    },
  })

/** Contacts of one vendor are changed one after the other. */
async function contactOf(ctx: Write, vendorId: string, id: string) {
  const found = await ctx.db
    .selectFrom('vendor_contact')
    .select(['id', 'name', 'role'])
    .where('vendor_id', '=', vendorId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  return found
}

export async function addContact(ctx: Write, { id, ...draft }: Input<typeof vendors.addContact>) {
  const ref = await toChange(ctx, 'vendor', { id })
  const contact = { id: newId(), ...ContactDraft.parse(draft) }
  await ctx.db
    .insertInto('vendor_contact')
    .values({ ...contact, vendor_id: id })
    .execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(vendorContactChanged, ref, { before: null, after: contact })
  return { contact_id: contact.id }
}

export async function saveContact(
  ctx: Write,
  { id, contact_id, ...draft }: Input<typeof vendors.saveContact>,
) {
  const ref = await toChange(ctx, 'vendor', { id })
  const before = await contactOf(ctx, id, contact_id)
  await ctx.db.updateTable('vendor_contact').set(draft).where('id', '=', contact_id).execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(vendorContactChanged, ref, { before, after: { ...draft, id: contact_id } })
}

export async function removeContact(ctx: Write, { id, contact_id }: Input<typeof vendors.removeContact>) {
  const ref = await toChange(ctx, 'vendor', { id })
  const before = await contactOf(ctx, id, contact_id)
  await ctx.db.deleteFrom('vendor_contact').where('id', '=', contact_id).execute()
  await saveEntity(ctx, ref, {})
  ctx.emit(vendorContactChanged, ref, { before, after: null })
}
