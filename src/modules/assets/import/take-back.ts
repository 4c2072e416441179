import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { Refusal } from '#lib/refusal'
import { say, type Sentence } from '#lib/words'
import type { KeptDeed, TakeBack } from '#facets/imports/public'
import { within, type Write } from '#kernel/context'
import { removeEntities } from '#kernel/entity'
import { changeAsset } from '../commands/change-asset.ts'
import { handOverEach } from '../commands/hand-over.ts'
import { loadAssets } from '../commands/load.ts'
import { AssetPatch } from '../schemas.ts'
import { asBefore, type Provenance } from '../sources/standing.ts'
import { w } from './words.ts'

const Said = z.record(z.string(), z.object({ by: z.string().optional(), at: z.string().optional() }))
const Kept = AssetPatch.extend({ holder_id: z.string().nullable().optional(), sources: Said.optional() })

/** Things that an import brought are gone again, and those it changed are as they were. */
export const takeBackAssets: TakeBack = async (ctx, did, deeds) => {
  const kept = new Map<number, Sentence>()
  if (did === 'created') {
    await removeEntities(
      ctx,
      deeds.map(({ id }) => id),
    )
    return kept
  }
  for (const deed of deeds) {
    const why = await changeBack(ctx, deed)
    if (why) kept.set(deed.deed, why)
  }
  return kept
}

/** What was before needs nobody's approval. */
const restores = { approved: true }

async function changeBack(ctx: Write, { id, before, after }: KeptDeed): Promise<Sentence | null> {
  const [was, is] = [Kept.parse(before ?? {}), Kept.parse(after ?? {})]
  const row = (await loadAssets(ctx, [id])).get(id)
  if (!row) return null
  const now: Record<string, unknown> = { ...row, name: row.title }
  const changed = Object.entries(is).filter(([field, value]) => !isDeepStrictEqual(now[field], value))
  if (changed.some(([field]) => field === 'holder_id')) return w.later('undo-held')
  if (changed.length > 0) {
    const { language } = ctx.actor
    const fields = changed.map(([field]) =>
      field in fieldWords ? say(fieldWords[field] ?? w.later('note'), language) : field,
    )
    return w.later('undo-changed', { fields: fields.join(', ') })
  }
  const { holder_id, status, sources = {}, ...facts } = was
  const asItWas = { ...restores, restores: sources }
  // What was not there before is emptied again.
  const fresh = Object.keys(is.custom ?? {}).filter((name) => was.custom?.[name] === undefined)
  if (facts.custom)
    facts.custom = { ...Object.fromEntries(fresh.map((name) => [name, null])), ...facts.custom }
  const goesBack = async (inner: Write) => {
    // What is gone is back before somebody has it again.
    const isBack = row.meaning === 'gone' && status !== undefined
    await changeAsset(inner, id, { ...facts, ...(isBack && { status }) }, undefined, asItWas)
    if (holder_id) {
      // Locked, it stays as people here said since.
      const stands = row.locks.includes('status') && !isBack ? row.status : status
      await handOverEach(
        inner,
        [{ id, to_id: holder_id, quantity: 1, due_back: null, note: '', status: stands }],
        restores,
      )
      await saidAsBefore(inner, id, sources)
    } else if (status !== undefined && !isBack) await changeAsset(inner, id, { status }, undefined, asItWas)
  }
  try {
    // All of it or nothing: where one part is refused, the others stay as they are, too.
    await within(ctx, undefined, goesBack)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.sentence
    throw error
  }
}

/** What went through hands stands again on the word of whoever said it before. */
async function saidAsBefore(ctx: Write, id: string, before: Provenance) {
  const asset = (await loadAssets(ctx, [id])).get(id)
  const sources = asBefore(asset?.sources ?? {}, before, ['holder_id', 'status'])
  await ctx.db
    .updateTable('asset')
    .set({ sources: JSON.stringify(sources) })
    .where('id', '=', id)
    .execute()
}

const named = [
  'name',
  'tag',
  'type',
  'manufacturer',
  'model',
  'model_number',
  'serial',
  'status',
  'order_no',
  'bought_on',
  'cost',
  'warranty_until',
  'minimum',
] as const
const fieldWords: Readonly<Record<string, Sentence>> = {
  ...Object.fromEntries(named.map((name) => [name, w.later(name)])),
  home_place_id: w.later('home_place'),
  supplier_id: w.later('supplier'),
}
