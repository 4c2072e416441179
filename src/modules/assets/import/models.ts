import { sql } from 'kysely'
import { definedOf } from '#lib/patch'
import {
  type Deed,
  type ImportRow,
  type Judged,
  type Reason,
  textIn,
  type Values,
} from '#facets/imports/public'
import type { Read, Write } from '#kernel/context'
import { tell } from '../catalogue/keep.ts'
import { renameThings } from '../catalogue/rename.ts'
import { typeIn, type Ground } from '../ground.ts'
import { modelsFor } from '../models.ts'
import { w } from './words.ts'

/** What is written down of a model beside its maker and its name. */
export interface ModelFacts {
  readonly type?: string | undefined
  readonly number?: string | undefined
  readonly end_of_life?: string | undefined
}
export interface KnownModel {
  readonly id: string
  readonly manufacturer: string
  readonly name: string
  readonly type: string
  readonly number: string
  readonly end_of_life: string | null
}
export interface ModelPlan {
  readonly manufacturer: string
  readonly name: string
  readonly facts: ModelFacts
}
export interface ModelSession {
  readonly ground: Ground
  readonly usual: string
}

const key = (manufacturer: string, name: string) =>
  JSON.stringify([manufacturer.toLowerCase(), name.toLowerCase()])
const makerIn = (values: Values) => textIn(values['manufacturer']) ?? ''
const nameIn = (values: Values) => textIn(values['name']) ?? ''

/** Two rows of one file are the same model where maker and name are. */
export const modelIdentities = (values: Values): string[] => [key(makerIn(values), nameIn(values))]

const columns = sql`m.id, coalesce(f.name, '') as manufacturer, m.name, m.type, m.number, m.end_of_life::text`

/** Models of these names, by maker and name. */
async function modelsCalled(ctx: Read, names: readonly string[]): Promise<Map<string, KnownModel>> {
  const { rows } = await sql<KnownModel>`
    select ${columns} from asset_model m left join manufacturer f on f.id = m.manufacturer_id
    where lower(m.name) = any(${names.map((name) => name.toLowerCase())}::text[])`.execute(ctx.db)
  return new Map(rows.map((row) => [key(row.manufacturer, row.name), row]))
}

export async function loadModels({ db }: Read, ids: readonly string[]): Promise<Map<string, KnownModel>> {
  const { rows } = await sql<KnownModel>`
    select ${columns} from asset_model m left join manufacturer f on f.id = m.manufacturer_id
    where m.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Asks once for all names in a batch, then judges row by row. */
export async function judgeModels(
  ctx: Read,
  rows: readonly ImportRow[],
  session: ModelSession,
): Promise<Judged<ModelPlan>[]> {
  const here = await modelsCalled(
    ctx,
    rows.map(({ values }) => nameIn(values)),
  )
  return rows.map((row) => judgeModel(here, row, session))
}

function judgeModel(
  here: ReadonlyMap<string, KnownModel>,
  { n, values }: ImportRow,
  { ground, usual }: ModelSession,
): Judged<ModelPlan> {
  const [manufacturer, name] = [makerIn(values), nameIn(values)]
  const facts: ModelFacts = definedOf({
    type: textIn(values['type']),
    number: textIn(values['model_number']),
    end_of_life: textIn(values['end_of_life']),
  })
  const label = `${manufacturer} ${name}`.trim()
  const notes = notesOf(values)
  const known = here.get(key(manufacturer, name))
  if (!known) {
    const type = typeIn(ground, facts.type ?? usual).code
    return { n, label, notes, verdict: 'create', plan: { manufacturer, name, facts: { ...facts, type } } }
  }
  const asked = Object.entries(facts).filter(([field, value]) => known[field as keyof ModelFacts] !== value)
  const plan = { manufacturer, name, facts: Object.fromEntries(asked) as ModelFacts }
  if (asked.length === 0) return { n, label, notes, verdict: 'unchanged', plan }
  const changes = Object.fromEntries(
    asked.map(([field, after]) => [
      field === 'number' ? 'model_number' : field,
      { before: known[field as keyof ModelFacts], after },
    ]),
  )
  return { n, label, notes, id: known.id, verdict: 'update', changes, plan }
}

/** So many months count from the day on which each thing was bought: of the model no day follows from them. */
function notesOf(values: Values): Reason[] {
  const months = values['eol_months']
  return typeof months === 'number' && months > 0 && textIn(values['end_of_life']) === undefined
    ? [{ field: 'eol_months', why: w.later('eol-months', { n: months }) }]
    : []
}

/** Brings a batch of models in. */
export async function writeModels(
  ctx: Write,
  judged: readonly Judged<ModelPlan>[],
  { usual }: ModelSession,
): Promise<Deed[]> {
  const fresh = judged.filter(({ verdict }) => verdict === 'create')
  const ids = await modelsFor(
    ctx,
    fresh.map(({ plan: { manufacturer, name, facts } }) => ({
      manufacturer,
      model: name,
      number: facts.number,
      type: facts.type ?? usual,
    })),
  )
  const made = fresh.flatMap(({ n, plan: { name, facts } }, at) => {
    const id = ids[at]
    return id === undefined ? [] : [{ n, id, name, facts }]
  })
  const known = judged.flatMap(({ n, id, verdict, plan: { facts } }) =>
    id === undefined || verdict !== 'update' ? [] : [{ n, id, facts }],
  )
  const before = await loadModels(
    ctx,
    known.map(({ id }) => id),
  )
  await putFacts(ctx, made)
  for (const { id, name } of made) await tell(ctx, 'model', id, { title: name, changed: [], archived: false })
  await changeModels(ctx, known)
  return [
    ...made.map(({ n, id }): Deed => ({ n, kind: 'asset-model', id, did: 'created' })),
    ...known.map(({ n, id, facts }): Deed => {
      const was: Partial<KnownModel> = before.get(id) ?? {}
      const fields = Object.keys(facts) as (keyof ModelFacts)[]
      return {
        n,
        kind: 'asset-model',
        id,
        did: 'changed',
        before: Object.fromEntries(fields.map((field) => [field, was[field] ?? null])),
        after: facts,
      }
    }),
  ]
}

interface ModelChange {
  readonly id: string
  readonly facts: { readonly [K in keyof ModelFacts]: ModelFacts[K] | null }
}

type HeldModel = Omit<KnownModel, 'manufacturer'> & { readonly archived: boolean }

/**
 * Writes what is named of models, as the catalogue does it: each counts up, is told of, and its things are called and found
 * as it is now. What is not named stays, and what is null is taken away.
 */
export async function changeModels(ctx: Write, changes: readonly ModelChange[]) {
  const { rows } = await sql<HeldModel>`
    select id, name, type, number, end_of_life::text, archived from asset_model
    where id = any(${changes.map(({ id }) => id)}::uuid[]) order by id for update`.execute(ctx.db)
  const held = new Map(rows.map((row) => [row.id, row]))
  const differing = changes.flatMap(({ id, facts }) => {
    const now = held.get(id)
    const changed = factNames.filter((name) => facts[name] !== undefined && facts[name] !== now?.[name])
    return now && changed.length > 0 ? [{ id, facts, now, changed }] : []
  })
  const ids = differing.map(({ id }) => id)
  await renameThings(ctx, ids, async () => {
    await putFacts(ctx, differing)
    await sql`update asset_model set version = version + 1 where id = any(${ids}::uuid[])`.execute(ctx.db)
  })
  for (const { id, changed, now } of differing)
    await tell(ctx, 'model', id, { title: now.name, changed, archived: now.archived })
}

const factNames = ['type', 'number', 'end_of_life'] as const

async function putFacts({ db }: Write, changes: readonly ModelChange[]) {
  const rows = changes.map(({ id, facts }) => ({ id, facts }))
  await sql`update asset_model m set type = coalesce(c.facts ->> 'type', m.type), number = coalesce(c.facts ->> 'number', m.number),
      end_of_life = case when c.facts ? 'end_of_life' then (c.facts ->> 'end_of_life')::date else m.end_of_life end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id uuid, facts jsonb) where m.id = c.id`.execute(
    db,
  )
}

/** Takes models away that are as an import made them; gives the ids of those that somebody changed since, which stay. */
export async function removeModels({ db }: Write, ids: readonly string[]): Promise<Set<string>> {
  await sql`delete from asset_model where id = any(${[...ids]}::uuid[]) and version = ${firstVersion}::int`.execute(
    db,
  )
  const { rows } = await sql<{
    id: string
  }>`select id from asset_model where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** What a model that was just made has; whatever is done to it counts up. */
const firstVersion = 1
