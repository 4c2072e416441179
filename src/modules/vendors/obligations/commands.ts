import type { Input } from '#lib/contract'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { changesOf, isNone } from '#kernel/changes'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { toChange } from '#kernel/to-change'
import { seen } from '#kernel/visible'
import { knownPeople } from '../contract-commands.ts'
import type { obliging } from './contract.ts'
import { nextAfter } from './engine/occurrences.ts'
import { obligationArchived, obligationChanged, obligationCreated } from './events.ts'
import { loaded } from './load.ts'
import { settled } from './notices.ts'
import { refuseDays } from './policy.ts'
import { ObligationDraft } from './schemas.ts'
import { w } from './words.ts'

/** Adds obligations to contracts, in order; IT sees them. */
export async function createObligations(
  ctx: Write,
  drafts: readonly ObligationDraft[],
): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const all = drafts.map(({ id = newId(), ...draft }) => ({ id, ...ObligationDraft.parse(draft) }))
  for (const one of all) refuseDays(one, null)
  await contractsOpen(
    ctx,
    all.map(({ contract_id }) => contract_id),
  )
  await knownPrincipals(ctx, all)
  const entities = await createEntities(
    ctx,
    'obligation',
    all.map(({ id, name: title }) => ({ id, title, audience_id })),
  )
  await ctx.db
    .insertInto('obligation')
    .values(
      all.map(({ name: title, ...row }, n) => ({
        ...row,
        title,
        key: entities[n]?.key ?? '',
        audience_id,
        due_on: row.first_on,
        open_on: row.first_on,
        state: 'open',
        updated_at: ctx.now,
      })),
    )
    .execute()
  for (const [n, entity] of entities.entries()) {
    const { contract_id = '', first_on = '' } = all[n] ?? {}
    ctx.emit(obligationCreated, entity, { name: entity.title, contract_id, due_on: first_on })
  }
  return entities
}

/** Nothing is owed by a contract that is hidden, absent or in the archive. */
async function contractsOpen(ctx: Write, ids: readonly string[]) {
  for (const id of new Set(ids)) {
    const { archived_at, title } = await seen(ctx, id, 'contract')
    refuseIf(archived_at !== null && w.later('contract-archived', { name: title }))
  }
}

interface Answering {
  readonly owner_id?: string | null | undefined
  readonly team_id?: string | null | undefined
}
async function knownPrincipals(ctx: Write, all: readonly Answering[]) {
  await knownPeople(
    ctx,
    all.map(({ owner_id = null }) => owner_id),
  )
  const teams = [...new Set(all.flatMap(({ team_id }) => team_id ?? []))]
  if (teams.length === 0) return
  const found = await ctx.db
    .selectFrom('principal')
    .select('id')
    .where('id', 'in', teams)
    .where('kind', '=', 'team')
    .execute()
  if (found.length < teams.length) throw inputRefused('team_id', w.later('no-team'))
}

/** Changes it; other days move the time that is open, never one that is behind us. */
export async function saveObligation(
  ctx: Write,
  { id, version, ...patch }: Input<typeof obliging.saveObligation>,
) {
  const ref = await toChange(ctx, 'obligation', { id, version })
  const { row, last, stands } = await loaded(ctx, id)
  const before = { ...row, name: row.title }
  const asked = changesOf(before, patch)
  if (isNone(asked)) return { version: ref.version }
  await knownPrincipals(ctx, [asked.after])
  const { first_on, every_months, last_on } = asked.after
  const moves = first_on !== undefined || every_months !== undefined || last_on !== undefined
  const due_on = moves ? dueOf() : row.due_on
  const isMoved = due_on !== row.due_on
  const changed = isMoved ? changesOf(before, { ...asked.after, due_on }) : asked
  const { name, ...columns } = changed.after
  await ctx.db
    .updateTable('obligation')
    .set({
      ...columns,
      ...(isMoved && { due_on, open_on: due_on }),
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  const after = await saveEntity(ctx, ref, { title: name })
  ctx.emit(obligationChanged, after, changed)
  if (isMoved || columns.owner_id !== undefined || columns.team_id !== undefined) await settled(ctx, id)
  return { version: ref.version + 1 }

  function dueOf(): string {
    refuseIf(stands.state !== 'open' && w.later('days-settled'))
    const schedule = { ...row, ...asked.after }
    refuseDays(schedule, last?.due_on ?? null)
    const due = nextAfter(schedule, last?.due_on ?? null)
    if (due === null) throw new Refusal('conflict', w.later('last-before-due'))
    return due
  }
}

export async function archiveObligation(ctx: Write, input: Input<typeof obliging.archiveObligation>) {
  const isNews = await archiveEntity(ctx, input, {
    kind: 'obligation',
    event: obligationArchived,
    async first() {
      if (!input.archived) await contractsOpen(ctx, [(await loaded(ctx, input.id)).row.contract_id])
    },
  })
  if (isNews && input.archived) await settled(ctx, input.id)
}
