import { isDeepStrictEqual } from 'node:util'
import { definedOf } from '#lib/patch'
import { refuseIf } from '#lib/refusal'
import { acceptCustom } from '#facets/custom-fields/public'
import { holdersOf } from '#facets/custody/public'
import type { Write } from '#kernel/context'
import { type EntityRef, saveEntity } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import { assetBought, assetChanged, boughtFacts, openFacts } from '../events.ts'
import type { Source } from '../engine/sources.ts'
import { type Ground, groundOf, statusIn, typeIn } from '../ground.ts'
import { modelFor } from '../models.ts'
import { refusal } from '../policy.ts'
import type { AssetPatch } from '../schemas.ts'
import { asBefore, fieldsSaid, type Provenance, saidAnew, withoutSaid } from '../sources/standing.ts'
import { columnsOf, usualName, wordsOf } from './create-assets.ts'
import { refuseOthers } from './holders.ts'
import { bringBack, takeAway } from './leave.ts'
import { type Loaded, loadAssets } from './load.ts'
import { refuseSerials } from './serials.ts'
import { type Change, refuseLeaving } from '../write-offs/gate.ts'

type Facts = Record<string, unknown>
/** On whose word something changes. */
export interface Saying {
  readonly approved?: boolean
  readonly by?: Source
  readonly restores?: Provenance | undefined
}
const named = ['name', ...openFacts, ...boughtFacts] as const

/**
 * Changes what is named of an asset, and gives its version after. `version`: the one that was read; `approved`: that it may
 * leave the books was approved by another, or needs nobody's approval; `by`: who says so, else a person here; `restores`: who
 * said it before, where this only puts back what stood there.
 */
export async function changeAsset(
  ctx: Write,
  id: string,
  patch: AssetPatch,
  version?: number,
  { approved = false, by = 'hand', restores }: Saying = {},
): Promise<{ version: number }> {
  const ref = await toChange(ctx, 'asset', { id, version })
  const before = (await loadAssets(ctx, [id])).get(id)
  if (!before) throw new Error('an asset without its row')
  const ground = await groundOf(ctx)
  const after = { ...before, ...definedOf(patch), custom: before.custom }
  const name = nameAfter(ground, before, after, patch.name)
  const [custom = before.custom] =
    patch.custom === undefined
      ? []
      : await acceptCustom(ctx, 'asset', [{ values: patch.custom, before: before.custom, type: after.type }])
  const changed = changesOf(ground, { ...before, name: before.title }, { ...after, name, custom })
  if (Object.keys(changed.after).length === 0) return { version: ref.version }
  const status = statusIn(ground, after.status)
  const change = { before, after: { ...after, meaning: status.meaning } }
  await refuseStep(ctx, ground, change, approved)
  await refuseOthers(ctx, [definedOf(patch)])
  if (after.serial !== before.serial) await refuseSerials(ctx, [after])
  await ctx.db
    .updateTable('asset')
    .set({
      ...columnsOf(after),
      model_id: (await modelAfter(ctx, before, after)) ?? null,
      status: status.code,
      meaning: status.meaning,
      custom: JSON.stringify(custom),
      ...saidColumns(before, fieldsSaid(patch, changed.after, { before: before.custom, after: custom }), {
        by,
        at: ctx.now,
        restores,
      }),
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  const saved = await saveEntity(ctx, ref, { title: name, words: wordsOf(after) })
  tell(ctx, saved, changed)
  if (status.meaning === 'gone' && before.meaning !== 'gone') await takeAway(ctx, id, status.code, by)
  if (status.meaning !== 'gone' && before.meaning === 'gone') await bringBack(ctx, after, by)
  return { version: ref.version + 1 }
}

/** Who said what from now on. */
function saidColumns(
  { sources, otherwise }: Loaded,
  fields: readonly string[],
  { by, at, restores }: { by: Source; at: string; restores: Provenance | undefined },
) {
  return {
    sources: JSON.stringify(
      restores ? asBefore(sources, restores, fields) : saidAnew(sources, fields, { by, at }),
    ),
    otherwise: JSON.stringify(withoutSaid(otherwise, fields, by)),
  }
}

/** Its own name; else what its model is called, also when that becomes another. */
function nameAfter(ground: Ground, before: Loaded, after: Loaded, wanted: string | undefined): string {
  const usual = ({ manufacturer, model, type }: Loaded) =>
    usualName(manufacturer, model, typeIn(ground, type).title)
  if (wanted !== undefined) return wanted || usual(after)
  return before.title === usual(before) ? usual(after) : before.title
}

async function modelAfter(ctx: Write, before: Loaded, { manufacturer, model, model_number, type }: Loaded) {
  const found = await modelFor(ctx, { manufacturer, model, number: model_number, type })
  if (found && model_number !== before.model_number)
    await ctx.db.updateTable('asset_model').set({ number: model_number }).where('id', '=', found).execute()
  return found
}

interface Step extends Change {
  readonly after: Loaded
}

async function refuseStep(ctx: Write, ground: Ground, change: Step, approved: boolean) {
  if (!approved) await refuseLeaving(ctx, ground, [change])
  const { before, after } = change
  if (after.status === before.status) return
  const held = (await holdersOf(ctx, [before.id])).get(before.id) ?? []
  const holder = held.find(({ holder: { kind } }) => kind !== 'place')?.holder.title ?? null
  refuseIf(refusal.status(after.meaning, { can: typeIn(ground, before.type).capacities, holder }))
}

/** What is another now, states and types as they are called. */
function changesOf(ground: Ground, before: Facts, after: Facts): { before: Facts; after: Facts } {
  const changed = [...named, 'custom'].filter((field) => !isDeepStrictEqual(before[field], after[field]))
  const said = (facts: Facts) =>
    Object.fromEntries(changed.map((field) => [field, spoken(ground, field, facts[field])]))
  return { before: said(before), after: said(after) }
}

function spoken(ground: Ground, field: string, value: unknown): unknown {
  if (field === 'status') return statusIn(ground, String(value)).title
  return field === 'type' ? typeIn(ground, String(value)).title : value
}

function tell(ctx: Write, asset: EntityRef, { before, after }: { before: Facts; after: Facts }) {
  const isBought = (field: string) => (boughtFacts as readonly string[]).includes(field)
  const part = (facts: Facts, bought: boolean) =>
    Object.fromEntries(Object.entries(facts).filter(([field]) => isBought(field) === bought))
  const [open, inside] = [part(after, false), part(after, true)]
  if (Object.keys(open).length > 0)
    ctx.emit(assetChanged, asset, { before: part(before, false), after: open })
  if (Object.keys(inside).length > 0)
    ctx.emit(assetBought, asset, { before: part(before, true), after: inside }, { granted: false })
}
