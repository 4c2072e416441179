import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '#lib/refusal'
import { say, type Sentence } from '#lib/words'
import type { KeptDeed, TakeBack } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { removeEntities } from '#kernel/entity'
import { changePeople } from '../commands/change-people.ts'
import { PersonPatch } from '../schemas.ts'
import { w as people } from '../words.ts'
import { type Known, knownPeople } from './facts.ts'
import { w } from './words.ts'
import { setManagers } from './write.ts'

const ids = (deeds: readonly KeptDeed[]) => deeds.map(({ id }) => id)
const none: ReadonlyMap<number, Sentence> = new Map()

/** People whom an import brought are gone again, and those it changed are as they were. */
export const takeBackPeople: TakeBack = async (ctx, did, deeds) => {
  if (did === 'changed') return changeBack(ctx, deeds)
  await ctx.db.deleteFrom('person').where('id', 'in', ids(deeds)).execute()
  await ctx.db.deleteFrom('principal').where('id', 'in', ids(deeds)).execute()
  await removeEntities(ctx, ids(deeds))
  return none
}

export const takeBackDepartments: TakeBack = async (ctx, _, deeds) => {
  await ctx.db.deleteFrom('department').where('id', 'in', ids(deeds)).execute()
  await removeEntities(ctx, ids(deeds))
  return none
}

/** Teams that tickets brought along. */
export const takeBackTeams: TakeBack = async (ctx, _, deeds) => {
  await ctx.db.deleteFrom('team').where('id', 'in', ids(deeds)).execute()
  await ctx.db.deleteFrom('principal').where('id', 'in', ids(deeds)).execute()
  await removeEntities(ctx, ids(deeds))
  return none
}

async function changeBack(ctx: Write, deeds: readonly KeptDeed[]) {
  const kept = new Map<number, Sentence>()
  const known = await knownPeople(ctx, [...new Set(ids(deeds))])
  const managers = deeds.filter(onlyManager)
  await setManagers(
    ctx,
    managers.flatMap((deed) => {
      const { before, after } = factsIn(deed)
      const now = known.get(deed.id)
      if (!now || now.manager_id !== after.manager_id) kept.set(deed.deed, changedSince(ctx, ['manager_id']))
      return kept.has(deed.deed)
        ? []
        : [{ id: deed.id, before: now?.manager_id ?? null, manager_id: before.manager_id ?? null }]
    }),
  )
  const others = deeds.filter((deed) => !onlyManager(deed))
  const facts = await knownPeople(ctx, [...new Set(ids(others))])
  for (const deed of others) {
    const why = await changeOneBack(ctx, deed, facts.get(deed.id))
    if (why) kept.set(deed.deed, why)
    // What an earlier row did to the same person is compared with what they are by now.
    else for (const [id, now] of await knownPeople(ctx, changedTwice(others, deed))) facts.set(id, now)
  }
  return kept
}

const changedTwice = (deeds: readonly KeptDeed[], { id, deed }: KeptDeed) =>
  deeds.some((other) => other.id === id && other.deed < deed) ? [id] : []

async function changeOneBack(ctx: Write, deed: KeptDeed, now: Known | undefined): Promise<Sentence | null> {
  const { before, after } = factsIn(deed)
  const changed = Object.entries(after).flatMap(([field, value]) =>
    now && isDeepStrictEqual(now[field as keyof Known], value) ? [] : [field],
  )
  if (changed.length > 0) return changedSince(ctx, changed)
  try {
    await changePeople(ctx, [deed.id], before)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.sentence
    throw error
  }
}

const factsIn = ({ before, after }: KeptDeed) => ({
  before: PersonPatch.parse(before ?? {}),
  after: PersonPatch.parse(after ?? {}),
})
const onlyManager = ({ after }: KeptDeed) => Object.keys(after ?? {}).join() === 'manager_id'

const changedSince = ({ actor }: Write, fields: readonly string[]) =>
  w.later('undo-changed', {
    fields: fields.map((field) => say(people.later('field', { field }), actor.language)).join(', '),
  })
