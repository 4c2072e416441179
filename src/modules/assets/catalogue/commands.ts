import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { definedOf } from '#lib/patch'
import { refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { groundOf, typeIn } from '../ground.ts'
import { manufacturersFor } from '../models.ts'
import type { Capacity, Meaning } from '../schemas.ts'
import type { catalogueEndpoints } from './contract.ts'
import { held, keep, tell } from './keep.ts'
import { refusal } from './policy.ts'
import { renameThings } from './rename.ts'

type Asked<Name extends keyof typeof catalogueEndpoints> = Input<(typeof catalogueEndpoints)[Name]>
interface Row {
  version: number
  archived: boolean
}

const usedBy = async (ctx: Write, column: 'type' | 'status', code: string) => {
  const { n } = await ctx.db
    .selectFrom('asset')
    .select(sql<number>`count(*)::int`.as('n'))
    .where(column, '=', code)
    .executeTakeFirstOrThrow()
  return n
}
const next = {
  type: sql<number>`(select coalesce(max(position), 0) + 1 from asset_type)`,
  status: sql<number>`(select coalesce(max(position), 0) + 1 from asset_status)`,
}

export async function addType(ctx: Write, draft: Asked<'addType'>) {
  await ctx.db
    .insertInto('asset_type')
    .values({ ...draft, position: next.type })
    .execute()
  await tell(ctx, 'type', draft.code, { title: draft.title, changed: [], archived: false })
  return { version: 1 }
}

export async function changeType(ctx: Write, { code, version, ...patch }: Asked<'changeType'>) {
  const before = await held<Row & { title: string; icon: string; capacities: Capacity[] }>(
    ctx,
    'type',
    code,
    version,
  )
  const after = patch.capacities ?? before.capacities
  refuseIf(refusal.type({ before: before.capacities, after, used: await usedBy(ctx, 'type', code) }))
  return keep(ctx, 'type', code, before, definedOf(patch), patch.title ?? before.title)
}

export async function addStatus(ctx: Write, draft: Asked<'addStatus'>) {
  await ctx.db
    .insertInto('asset_status')
    .values({ ...draft, position: next.status })
    .execute()
  await tell(ctx, 'status', draft.code, { title: draft.title, changed: [], archived: false })
  return { version: 1 }
}

export async function changeStatus(ctx: Write, { code, version, ...patch }: Asked<'changeStatus'>) {
  const before = await held<Row & { title: string; meaning: Meaning }>(ctx, 'status', code, version)
  const { statuses } = await groundOf(ctx)
  refuseIf(
    refusal.status({
      before: before.meaning,
      after: patch.meaning ?? before.meaning,
      archives: patch.archived === true && !before.archived,
      used: await usedBy(ctx, 'status', code),
      others: statuses.filter((one) => one.meaning === before.meaning && one.code !== code && !one.archived)
        .length,
    }),
  )
  return keep(ctx, 'status', code, before, definedOf(patch), patch.title ?? before.title)
}

export async function addManufacturer(ctx: Write, { name }: Asked<'addManufacturer'>) {
  const id = newId()
  await ctx.db.insertInto('manufacturer').values({ id, name }).execute()
  await tell(ctx, 'manufacturer', id, { title: name, changed: [], archived: false })
  return { id, version: 1 }
}

export async function changeManufacturer(ctx: Write, { id, version, ...patch }: Asked<'changeManufacturer'>) {
  const before = await held<Row & { name: string }>(ctx, 'manufacturer', id, version)
  const models = await ctx.db
    .selectFrom('asset_model')
    .select('id')
    .where('manufacturer_id', '=', id)
    .execute()
  const done = await renameThings(ctx, patch.name === undefined ? [] : models.map((one) => one.id), () =>
    keep(ctx, 'manufacturer', id, before, definedOf(patch), patch.name ?? before.name),
  )
  return done
}

const makerOf = async (ctx: Write, name: string) => (await manufacturersFor(ctx, [name]))[0] ?? null

export async function addModel(ctx: Write, { manufacturer, ...draft }: Asked<'addModel'>) {
  const id = newId()
  typeIn(await groundOf(ctx), draft.type)
  const manufacturer_id = await makerOf(ctx, manufacturer)
  await ctx.db
    .insertInto('asset_model')
    .values({ id, manufacturer_id, ...draft })
    .execute()
  await tell(ctx, 'model', id, { title: draft.name, changed: [], archived: false })
  return { id, version: 1 }
}

interface Model extends Row {
  manufacturer_id: string | null
  name: string
  number: string
  type: string
  end_of_life: string | null
}

export async function changeModel(ctx: Write, { id, version, manufacturer, ...patch }: Asked<'changeModel'>) {
  const before = await held<Model>(ctx, 'model', id, version)
  if (patch.type !== undefined) typeIn(await groundOf(ctx), patch.type)
  const maker = manufacturer === undefined ? {} : { manufacturer_id: await makerOf(ctx, manufacturer) }
  return renameThings(ctx, [id], () =>
    keep(ctx, 'model', id, before, { ...definedOf(patch), ...maker }, patch.name ?? before.name),
  )
}
