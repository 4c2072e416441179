import { sql } from 'kysely'
import type { Deed, Judged } from '#facets/imports/public'
import type { Write } from '#kernel/context'
import { rememberExternalIds } from '#kernel/external-ids'
import { changeAsset } from '../commands/change-asset.ts'
import { createAssets } from '../commands/create-assets.ts'
import { handOverEach } from '../commands/hand-over.ts'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { statusIn } from '../ground.ts'
import { type AssetPlan, draftOf } from './plan.ts'
import type { AssetSession } from './resolve.ts'
import { rememberHeard } from './weighed.ts'

type Row = Judged<AssetPlan>

/** Brings a batch in: what is new together, then what changes, one thing at a time. */
export async function write(ctx: Write, judged: readonly Row[], session: AssetSession): Promise<Deed[]> {
  const fresh = judged.filter(({ verdict }) => verdict === 'create')
  const made = await createAssets(
    ctx,
    fresh.map(({ plan }) => draftOf(plan, session)),
  )
  const deeds = made.flatMap(({ id }, at): Deed[] => {
    const n = fresh[at]?.n
    return n === undefined ? [] : [{ n, kind: 'asset', id, did: 'created' }]
  })
  const known = judged.flatMap(({ n, id, verdict, plan }) =>
    id === undefined ? [] : [{ n, id, plan, changes: verdict === 'update' }],
  )
  const before = await loadAssets(
    ctx,
    known.map(({ id }) => id),
  )
  for (const { n, id, plan, changes } of known) {
    const was = before.get(id)
    if (was && changes) deeds.push(await change(ctx, { n, id, plan }, was, session))
  }
  await rememberHeard(ctx, session, known, before)
  await rememberExternalIds(
    ctx,
    'asset',
    known.flatMap(({ id, plan: { external } }) =>
      external === undefined ? [] : [{ source: session.source, id: external, entity_id: id }],
    ),
  )
  return deeds
}

async function change(
  ctx: Write,
  { n, id, plan: { facts, holder_id, handed_at, due_back } }: { n: number; id: string; plan: AssetPlan },
  was: Loaded,
  { by, ground }: Pick<AssetSession, 'by' | 'ground'>,
): Promise<Deed> {
  const { status, ...rest } = facts
  // What is gone leaves whoever had it.
  const leaves = status !== undefined && statusIn(ground, status).meaning === 'gone' && was.holder_id !== null
  const to = holder_id === undefined && leaves ? null : holder_id
  await changeAsset(ctx, id, rest, undefined, { by })
  if (holder_id !== undefined)
    await handOverEach(
      ctx,
      [
        {
          id,
          to_id: holder_id,
          quantity: 1,
          due_back: due_back ?? null,
          note: '',
          status,
          at: await notBefore(ctx, id, handed_at),
        },
      ],
      { says: by },
    )
  else if (status !== undefined) await changeAsset(ctx, id, { status }, undefined, { by })
  const facto = { ...was, name: was.title }
  return {
    n,
    kind: 'asset',
    id,
    did: 'changed',
    before: {
      sources: was.sources,
      ...Object.fromEntries(Object.keys(facts).map((field) => [field, facto[field as keyof typeof facto]])),
      ...(to !== undefined && { holder_id: was.holder_id, status: was.status }),
    },
    after: {
      ...facts,
      ...(facts.custom && { custom: { ...was.custom, ...facts.custom } }),
      ...(to !== undefined && { holder_id: to }),
    },
  }
}

/** A move stands in the ledger as of when it was, unless that is before what the ledger knows of the thing. */
async function notBefore({ db }: Write, id: string, at: string | undefined): Promise<string | undefined> {
  if (at === undefined) return undefined
  const { rows } =
    await sql`select from custody_move where item_id = ${id}::uuid and at >= ${at}::timestamptz limit 1`.execute(
      db,
    )
  return rows.length > 0 ? undefined : at
}
