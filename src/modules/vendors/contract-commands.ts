import type { Input } from '#lib/contract'
import { costColumns, costText } from '#lib/money/columns'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { changesOf, isNone } from '#kernel/changes'
import { houseDay } from '#modules/identity/public'
import { refuseOtherCurrency, refuseWhileClaimed } from './claims/held-fast.ts'
import type { vendors } from './contract.ts'
import { ContractDraft } from './contract-schemas.ts'
import { derivedOf, workdaysFor } from './derived.ts'
import { contractArchived, contractCancelled, contractChanged, contractCreated } from './events.ts'
import { decided } from './notices.ts'
import { noticeProblem, termsProblem } from './policy.ts'
import { termsOf } from './price.ts'
import { refuseWhileCovering } from './services/covering.ts'
import type { Tables } from '#kernel/tables'
import { toChange } from '#kernel/to-change'
import { w } from './words.ts'

/** A stored row as its promise has it: the name and the price in words. */
export const factsOf = <T extends Pick<Tables['contract'], 'title' | 'cost_minor' | 'currency'>>({
  title,
  cost_minor,
  currency,
  ...row
}: T) => ({ ...row, name: title, cost: costText(cost_minor, currency) })

/** Adds contracts, in order; IT sees them. */
export async function createContracts(ctx: Write, drafts: readonly ContractDraft[]): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const all = drafts.map(({ id = newId(), cancelled_on = null, ...draft }) => ({
    id,
    cancelled_on,
    ...ContractDraft.parse(draft),
  }))
  for (const one of all) refuseTerms(one)
  await vendorsOpen(
    ctx,
    all.map(({ vendor_id }) => vendor_id),
  )
  await knownPeople(
    ctx,
    all.map(({ owner_id }) => owner_id),
  )
  const workdays = await workdaysFor(
    ctx,
    all.map(({ calendar_id }) => calendar_id),
  )
  const today = await houseDay(ctx)
  const entities = await createEntities(
    ctx,
    'contract',
    all.map(({ id, name: title, number }) => ({ id, title, audience_id, words: number })),
  )
  await ctx.db
    .insertInto('contract')
    .values(
      all.map(({ name: title, cost, ...row }, n) => ({
        ...row,
        ...costColumns(cost),
        ...derivedOf(row, today, workdays(row.calendar_id)),
        title,
        key: entities[n]?.key ?? '',
        audience_id,
        updated_at: ctx.now,
      })),
    )
    .execute()
  for (const [n, entity] of entities.entries())
    ctx.emit(contractCreated, entity, { name: entity.title, vendor_id: all[n]?.vendor_id ?? '' })
  return entities
}

function refuseTerms(terms: Parameters<typeof termsProblem>[0]) {
  const problem = termsProblem(terms)
  if (problem) throw inputRefused(problem.field, problem.why)
}

/** Nothing is signed with a vendor that is hidden, absent or in the archive. */
export async function vendorsOpen(ctx: Write, ids: readonly string[]) {
  for (const id of new Set(ids)) {
    const { archived_at, title } = await seen(ctx, id, 'vendor')
    refuseIf(archived_at !== null && w.later('vendor-archived', { name: title }))
  }
}

export async function knownPeople(ctx: Write, ids: readonly (string | null)[]) {
  for (const id of new Set(ids.filter((one) => one !== null))) {
    const person = await ctx.db
      .selectFrom('principal')
      .select('id')
      .where('id', '=', id)
      .where('kind', '=', 'person')
      .executeTakeFirst()
    if (!person) throw new Refusal('not-found', house.later('not-found'))
  }
}

const rowOf = (ctx: Write, id: string) =>
  ctx.db.selectFrom('contract').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

export async function saveContract(
  ctx: Write,
  { id, version, ...patch }: Input<typeof vendors.saveContract>,
) {
  const ref = await toChange(ctx, 'contract', { id, version })
  const row = await rowOf(ctx, id)
  const before = factsOf(row)
  const changed = changesOf(before, patch)
  if (isNone(changed)) return { version: ref.version }
  const { name, cost, ...columns } = changed.after
  if (columns.vendor_id !== undefined) {
    await vendorsOpen(ctx, [columns.vendor_id])
    await refuseWhileCovering(ctx, id)
    await refuseWhileClaimed(ctx, id)
  }
  if (cost) await refuseOtherCurrency(ctx, id, cost)
  if (columns.owner_id) await knownPeople(ctx, [columns.owner_id])
  const now = termsOf({ ...before, ...columns })
  refuseTerms(now)
  const calendar_id = columns.calendar_id === undefined ? before.calendar_id : columns.calendar_id
  const workdays = await workdaysFor(ctx, [calendar_id])
  const derived = derivedOf(now, await houseDay(ctx), workdays(calendar_id))
  await ctx.db
    .updateTable('contract')
    .set({
      ...columns,
      ...(cost !== undefined && costColumns(cost)),
      ...derived,
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  const after = await saveEntity(ctx, ref, { title: name, words: columns.number ?? before.number })
  ctx.emit(contractChanged, after, changed)
  if (derived.notice_on !== row.notice_on) await decided(ctx, id)
  return { version: ref.version + 1 }
}

export async function cancelContract(ctx: Write, { id, on }: Input<typeof vendors.cancelContract>) {
  const ref = await toChange(ctx, 'contract', { id })
  const row = await rowOf(ctx, id)
  if (row.cancelled_on === on) return { ends_on: row.ends_on }
  const today = await houseDay(ctx)
  refuseIf(noticeProblem(termsOf(row), row.ends_on !== null && row.ends_on < today, on))
  const workdays = await workdaysFor(ctx, [row.calendar_id])
  const derived = derivedOf(termsOf({ ...row, cancelled_on: on }), today, workdays(row.calendar_id))
  await ctx.db
    .updateTable('contract')
    .set({ cancelled_on: on, ...derived, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  await decided(ctx, id)
  ctx.emit(contractCancelled, ref, { before: row.cancelled_on, after: on, ends_on: derived.ends_on })
  return { ends_on: derived.ends_on }
}

export async function archiveContract(ctx: Write, input: Input<typeof vendors.archiveContract>) {
  const { id, archived } = input
  const isNews = await archiveEntity(ctx, input, {
    kind: 'contract',
    event: contractArchived,
    async first() {
      if (!archived) await vendorsOpen(ctx, [(await rowOf(ctx, id)).vendor_id])
    },
  })
  if (isNews && archived) await decided(ctx, id)
}
