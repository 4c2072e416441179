import { removeComments } from '#facets/comments/remove'
import { followChanges } from '#facets/clocks/service-levels'
import type { KeptDeed, TakeBack } from '#facets/imports/public'
import { tagRecords } from '#facets/tags/public'
import { loadWork, type WorkRow } from '#facets/work/load'
import { type Change, difference, writeChange } from '#facets/work/save'
import type { Write } from '#kernel/context'
import { removeEntities } from '#kernel/entity'
import type { Sentence } from '#lib/words'
import { describe, factsOf } from '../facts.ts'
import { type Done, tellChange } from './change.ts'
import { w } from './words.ts'

/** Tickets that an import brought are gone again, with all that lies on them; those it changed are as they were. */
export const takeBackTickets: TakeBack = async (ctx, did, deeds) => {
  const kept = new Map<number, Sentence>()
  if (did === 'created')
    await removeEntities(
      ctx,
      deeds.map(({ id }) => id),
    )
  else
    for (const deed of deeds) {
      const why = await changeBack(ctx, deed)
      if (why) kept.set(deed.deed, why)
    }
  return kept
}

interface Before {
  readonly fields: Change
  readonly cause: string
  readonly resolution: string
}

async function changeBack(ctx: Write, deed: KeptDeed): Promise<Sentence | null> {
  const [row] = await loadWork(ctx, [deed.id], { lock: true })
  if (!row) return w.later('undo-gone')
  const before = deed.before as Before
  const done = deed.after as Done
  const facts = (await factsOf(ctx, [row])).get(row.id)
  const same =
    difference(row, done.fields) === null &&
    (done.cause === undefined || done.cause === facts?.cause) &&
    (done.resolution === undefined || done.resolution === facts?.resolution)
  if (!same) return w.later('undo-changed')
  const after = await fieldsBack(ctx, row, before.fields)
  await describe(ctx, after, facts, {
    ...(done.cause !== undefined && { cause: before.cause }),
    ...(done.resolution !== undefined && { resolution: before.resolution }),
  })
  if (done.tags.length > 0) await tagRecords(ctx, [after], { remove: done.tags })
  await removeComments(ctx, done.comments)
  return null
}

async function fieldsBack(ctx: Write, row: WorkRow, fields: Change): Promise<WorkRow> {
  const back = difference(row, fields)
  if (!back) return row
  const after = await writeChange(ctx, row, back.after)
  await tellChange(ctx, { row }, back)
  await followChanges(ctx, [{ before: row, after }])
  return after
}
