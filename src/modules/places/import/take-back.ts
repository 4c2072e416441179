import { say, type Sentence } from '#lib/words'
import { isDeepStrictEqual } from 'node:util'
import { Refusal } from '#lib/refusal'
import type { KeptDeed, TakeBack } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { removeEntities } from '#kernel/entity'
import { save } from '../commands.ts'
import { PlacePatch } from '../schemas.ts'
import { loadPlaces } from './find.ts'
import { titleOf } from './fields.ts'
import { w } from './words.ts'

/** Places that an import brought, and that nothing lies within or refers to by now, are gone again; those it changed are as they were. */
export const takeBackPlaces: TakeBack = async (ctx, did, deeds) => {
  const kept = new Map<number, Sentence>()
  if (did === 'changed') {
    for (const deed of deeds) {
      const why = await changeBack(ctx, deed)
      if (why) kept.set(deed.deed, why)
    }
    return kept
  }
  const ids = deeds.map(({ id }) => id)
  await ctx.db.deleteFrom('place').where('id', 'in', ids).execute()
  await removeEntities(ctx, ids)
  return kept
}

async function changeBack(ctx: Write, { id, before, after }: KeptDeed): Promise<Sentence | null> {
  const [was, is] = [PlacePatch.parse(before ?? {}), PlacePatch.parse(after ?? {})]
  const row = (await loadPlaces(ctx, [id])).get(id)
  if (!row) return null
  const now: Record<string, unknown> = { ...row }
  const changed = Object.entries(is).flatMap(([field, value]) =>
    isDeepStrictEqual(now[field], value) ? [] : [say(titleOf(field), ctx.actor.language)],
  )
  if (changed.length > 0) return w.later('undo-changed', { fields: changed.join(', ') })
  try {
    await save(ctx, { id, ...was })
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.sentence
    throw error
  }
}
