import { fold } from '#lib/text/fold'
import type { Deed, Judged, SettledRow } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { rememberExternalIds } from '#kernel/external-ids'
import { newId } from '#kernel/ids'
import { createPlaces, save } from '../commands.ts'
import { outerFirst } from '../engine/nesting.ts'
import { loadPlaces, placesCalled } from './find.ts'
import { text } from './values.ts'
import type { PlacePlan, PlaceSession } from './plan.ts'

/** Brings a batch in: what is new from the outside in, then what changes, one place at a time. */
export async function write(
  ctx: Write,
  judged: readonly Judged<PlacePlan>[],
  { source, made }: PlaceSession,
): Promise<Deed[]> {
  const fresh = outerFirst(
    judged.filter(({ verdict }) => verdict === 'create').map((one) => ({ ...one, id: newId() })),
    ({ plan }) => fold(plan.name),
    ({ plan }) => plan.around,
  )
  const ids = new Map(fresh.map(({ id, plan }) => [fold(plan.name), id]))
  await createPlaces(
    ctx,
    fresh.map(({ id, plan: { facts, name, level, around, external, created_at, updated_at } }) => ({
      ...facts,
      id,
      name,
      level,
      parent_id: ids.get(around ?? '') ?? facts.parent_id ?? null,
      created_at,
      updated_at,
      ...(external !== undefined && { external: { source, id: external } }),
    })),
  )
  for (const { id } of fresh) made.add(id)
  const deeds: Deed[] = fresh.map(({ n, id }) => ({ n, kind: 'place', id, did: 'created' }))
  const known = judged.flatMap(({ n, id, verdict, plan }) =>
    id === undefined || verdict !== 'update' ? [] : [{ n, id, plan }],
  )
  const before = await loadPlaces(
    ctx,
    known.map(({ id }) => id),
  )
  for (const {
    n,
    id,
    plan: { facts },
  } of known) {
    if (Object.keys(facts).length > 0) await save(ctx, { id, ...facts })
    const was: Record<string, unknown> = { ...before.get(id) }
    deeds.push({
      n,
      kind: 'place',
      id,
      did: 'changed',
      before: Object.fromEntries(Object.keys(facts).map((field) => [field, was[field]])),
      after: facts,
    })
  }
  await rememberExternalIds(
    ctx,
    'place',
    judged.flatMap(({ id, plan: { external } }) =>
      id === undefined || external === undefined ? [] : [{ source, id: external, entity_id: id }],
    ),
  )
  return deeds
}

/** Puts places into those that stood further down in their file. */
export async function settle(
  ctx: Write,
  rows: readonly SettledRow[],
  { made }: PlaceSession,
): Promise<Deed[]> {
  const named = rows.flatMap(({ n, id, values }) => {
    const parent = text(values['parent'])
    return parent === undefined ? [] : [{ n, id, parent: fold(parent) }]
  })
  if (named.length === 0) return []
  const called = await placesCalled(
    ctx,
    named.map(({ parent }) => parent),
  )
  const now = await loadPlaces(
    ctx,
    named.map(({ id }) => id),
  )
  const deeds: Deed[] = []
  for (const { n, id, parent } of named) {
    const [around, ...others] = called.get(parent) ?? []
    const before = now.get(id)?.parent_id ?? null
    if (!around || others.length > 0 || around.id === before || around.id === id) continue
    await save(ctx, { id, parent_id: around.id })
    if (!made.has(id))
      deeds.push({
        n,
        kind: 'place',
        id,
        did: 'changed',
        before: { parent_id: before },
        after: { parent_id: around.id },
      })
  }
  return deeds
}
