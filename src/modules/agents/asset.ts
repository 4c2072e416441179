import { sql } from 'kysely'
import { refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { removeEntities } from '#kernel/entity'
import { seen } from '#kernel/visible'
import { assetsBySerial, assetFactsOf, changeAsset, createAssets } from '#modules/assets/public'
import type { Suspect } from './agent.ts'
import type { AssetField } from './asset-fields.ts'
import { type Facts, factsOf, typeOf } from './engine/facts.ts'
import type { Sections } from './engine/form.ts'
import { packagesOf } from './engine/packages.ts'
import { freshFacts } from './fresh-facts.ts'
import { asInstallations, keptSections } from './sections.ts'
import { alone, keepSoftware, othersOn, recordSoftware } from './software.ts'
import { w } from './words.ts'

/** Brings what a report says to the asset, as far as it may be written there. */
export async function bringFacts(ctx: Write, agentId: string, assetId: string, facts: Facts) {
  const free = await withoutTakenSerial(ctx, assetId, await freshFacts(ctx, assetId, facts))
  if (free.length === 0) return
  await changeAsset(
    ctx,
    assetId,
    Object.fromEntries(free.map(({ field, value }) => [field, value])),
    undefined,
    {
      by: 'agent',
    },
  )
  await keepFacts(ctx, { agentId, assetId }, free)
}

/** A serial number that another asset has is not written to a second one. */
export async function withoutTakenSerial<F extends { field: AssetField; value: string }>(
  ctx: Write,
  assetId: string,
  all: readonly F[],
) {
  const serial = all.find(({ field }) => field === 'serial')
  if (!serial) return all
  const others = [...(await assetsBySerial(ctx, [serial.value])).values()].flat()
  return others.some(({ id }) => id !== assetId) ? all.filter((one) => one !== serial) : all
}

export async function keepFacts(
  ctx: Write,
  { agentId, assetId }: { agentId: string; assetId: string },
  facts: readonly { field: string; value: string; was: string }[],
) {
  await sql`
    insert into agent_fact (asset_id, field, value, was, agent_id, at)
    select ${assetId}::uuid, r.field, r.value, r.was, ${agentId}::uuid, ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as r(field text, value text, was text)
    on conflict (asset_id, field) do update set value = excluded.value, was = excluded.was, agent_id = excluded.agent_id, at = excluded.at`.execute(
    ctx.db,
  )
}

/** Makes an asset of what a device reports. */
export async function makeAsset(
  ctx: Write,
  agentId: string,
  sections: Sections,
  itemtype: string,
  called: string,
) {
  const facts = factsOf(sections)
  const { name = called, serial = '', manufacturer = '', model = '' } = facts
  const isTaken = serial !== '' && (await assetsBySerial(ctx, [serial])).size > 0
  const [made] = await createAssets(ctx, [
    {
      from: 'agent',
      type: typeOf(sections, itemtype),
      name,
      serial: isTaken ? '' : serial,
      manufacturer,
      model,
    },
  ])
  if (!made) throw new Error('nothing was made')
  const written = { name, serial: isTaken ? '' : serial, manufacturer, model }
  await keepFacts(
    ctx,
    { agentId, assetId: made.id },
    Object.entries(written).flatMap(([field, value]) => (value === '' ? [] : [{ field, value, was: '' }])),
  )
  return made
}

/** Brings all that is kept of a device to the asset that it turned out to be. */
export async function bringAll(ctx: Write, agentId: string, assetId: string) {
  const sections = await keptSections(ctx, agentId)
  await bringFacts(ctx, agentId, assetId, factsOf(sections))
  const softwares = sections[asInstallations]
  if (!softwares) return
  await alone(ctx, assetId)
  const others = await othersOn(ctx, agentId, assetId)
  await keepSoftware(ctx, others, assetId)
  await recordSoftware(ctx, { agent: agentId, asset: assetId }, packagesOf(softwares))
  // Where it is the only one, what is installed says it all.
  if (others.length > 0) return
  await ctx.db
    .updateTable('agent_section')
    .set({ content: null })
    .where('agent_id', '=', agentId)
    .where('section', '=', asInstallations)
    .execute()
}

/** Takes back what a device wrote to an asset that it is not, as far as nobody has changed it since. */
export async function takeBack(ctx: Write, agentId: string, assetId: string) {
  await alone(ctx, assetId)
  await keepSoftware(ctx, [agentId], assetId)
  const facts = await ctx.db
    .deleteFrom('agent_fact')
    .where('agent_id', '=', agentId)
    .where('asset_id', '=', assetId)
    .returning(['field', 'value', 'was'])
    .execute()
  const now = (await assetFactsOf(ctx, [assetId])).get(assetId)
  const still = facts.filter(({ field, value }) => now?.[field as AssetField] === value)
  if (still.length > 0)
    await changeAsset(
      ctx,
      assetId,
      Object.fromEntries(still.map(({ field, was }) => [field, was])),
      undefined,
      {
        restores: {},
      },
    )
  await recordSoftware(ctx, { agent: agentId, asset: assetId }, [])
}

/** Takes away the asset that was made of a device, while nothing about it has changed since. */
export async function unmakeAsset(ctx: Write, agentId: string, assetId: string) {
  const { version, title } = await seen(ctx, assetId, 'asset')
  refuseIf(version === 1 ? null : w.later('built-on', { asset: title }))
  await keepSoftware(ctx, [agentId], assetId)
  await removeEntities(ctx, [assetId])
}

/** Assets that a device which is not known may be: by its serial number, or by no more than its name. */
export async function assetsLike(ctx: Write, { serial, name }: { serial: string; name: string }) {
  const bySerial = serial === '' ? [] : [...(await assetsBySerial(ctx, [serial])).values()].flat()
  const ids = bySerial.map(({ id }) => id)
  const { rows: tied } = await sql<{ asset_id: string }>`
    select distinct asset_id from agent where asset_id = any(${ids}::uuid[])`.execute(ctx.db)
  const isTied = new Set(tied.map(({ asset_id }) => asset_id))
  const serials = bySerial.map(({ id }): Suspect => ({
    agent: null,
    asset: id,
    reasons: isTied.has(id) ? ['same-serial', 'taken'] : ['same-serial'],
  }))
  if (serials.length > 0 || name === '') return { serials, names: [] }
  const { rows } = await sql<{ id: string }>`
    select e.id from entity e where e.kind = 'asset' and lower(e.title) = ${name} and e.archived_at is null
      and not exists (select from agent a where a.asset_id = e.id) order by e.id limit 5`.execute(ctx.db)
  return {
    serials,
    names: rows.map(({ id }): Suspect => ({ agent: null, asset: id, reasons: ['same-name'] })),
  }
}
