import { sql } from 'kysely'
import { z } from 'zod'
import { event, Id, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { titleSaid } from '#lib/words'
import { fileOn } from '#facets/files/public'
import { organisationOf } from '#modules/identity/public'
import { may } from '#kernel/actor'
import type { Read, Write } from '#kernel/context'
import { eventLine } from '#kernel/event-lines'
import { newId } from '#kernel/ids'
import type { Download } from '#kernel/module'
import { seenEach } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import { loadAssets } from '../commands/load.ts'
import type { assets } from '../contract.ts'
import { groundOf, statusIn, typeIn } from '../ground.ts'
import { certificateAsPdf } from '../papers/certificate-pdf.ts'
import { refusal } from '../policy.ts'
import { insideOf } from '../queries/inside.ts'
import { asItCame } from '../starters.ts'
import { w } from '../words.ts'
import { type WipeView, wipeMethods } from './schemas.ts'

export const assetWiped = event('asset.wiped', z.object({ wipe_id: Id, method: z.enum(wipeMethods) }))
export const wipeLine = eventLine(assetWiped, { say: ({ method }) => w.later(`wiped.${method}`) })

async function wipesOf({ db }: Read, id: string): Promise<WipeView[]> {
  const { rows } = await sql<WipeView>`
    select id, method, technique, done_on::text, done_by, verified_by, note, evidence_id, evidence, created_at
    from data_wipe where asset_id = ${id}::uuid order by done_on desc, id desc`.execute(db)
  return rows
}

export async function listWipes(ctx: Read, { id }: Input<typeof assets.wipes>) {
  await insideOf(ctx, id)
  const why = may(ctx.actor, 'assets.write') ? null : house.later('forbidden')
  return {
    items: await wipesOf(ctx, id),
    can: { add: verdictFor(ctx)(why) },
  } as const
}

/** Writes down a wipe with what shows it; a certificate says it from then on. */
export async function addWipe(
  ctx: Write,
  { id, evidence_id, done_by, ...draft }: Input<typeof assets.addWipe>,
) {
  const [ref] = await seenEach(ctx, [id], 'write')
  if (ref?.kind !== 'asset') throw new Refusal('not-found', house.later('not-found'))
  refuseIf(refusal.wipedLater(draft.done_on, todayOf(ctx)))
  const file = evidence_id === null ? undefined : await fileOn(ctx, id, evidence_id)
  if (evidence_id !== null && !file) throw new Refusal('invalid', w.later('no-evidence'))
  const wipe = newId()
  await ctx.db
    .insertInto('data_wipe')
    .values({
      id: wipe,
      asset_id: id,
      ...draft,
      done_by: done_by || ctx.actor.name,
      evidence_id,
      evidence: file?.name ?? '',
      created_at: ctx.now,
      created_by: ctx.actor.id,
    })
    .execute()
  ctx.emit(assetWiped, ref, { wipe_id: wipe, method: draft.method })
  return { id: wipe }
}

/** When it left for good by the ledger, and why; null of what is still there. */
async function leftOf({ db }: Read, id: string) {
  const { rows } = await sql<{ at: string; reason: string; by: string }>`
    select m.at, m.reason, p.name as by from custody_move m join principal p on p.id = m.actor_id
    where m.item_id = ${id}::uuid and m.to_id is null and m.reason not in ('taken-back', 'ended')
    order by m.at desc, m.id desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** The certificate of what was wiped, in the reader's language; refused where nothing was, and while the thing is still there. */
export async function certificateOf(ctx: Read, { id }: Input<typeof assets.certificate>): Promise<Download> {
  const ref = await insideOf(ctx, id)
  const [wipes, ground, left] = [await wipesOf(ctx, id), await groundOf(ctx), await leftOf(ctx, id)]
  const one = (await loadAssets(ctx, [id])).get(id)
  if (!one) throw new Error('an asset without its row')
  refuseIf(refusal.certificate({ meaning: one.meaning, wipes: wipes.length }))
  const { language, zone } = ctx.actor
  const said = (title: string) => titleSaid(asItCame(title), language)
  const { body, name } = await certificateAsPdf(
    {
      organisation: (await organisationOf(ctx)).name,
      key: ref.key,
      name: ref.title,
      type: said(typeIn(ground, one.type).title),
      manufacturer: one.manufacturer,
      model: one.model,
      tag: one.tag,
      serial: one.serial,
      status: said(statusIn(ground, one.status).title),
      left,
      wipes,
      by: ctx.actor.name,
    },
    { language, zone, now: ctx.now },
  )
  return { body, type: 'application/pdf', name: `${name}.pdf`, size: body.length, inline: true }
}
