import { sql } from 'kysely'
import type { z } from 'zod'
import { type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { changesOf, isNone } from '#kernel/changes'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { toChange } from '#kernel/to-change'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { software } from '../contract.ts'
import { productArchived, productChanged, productCreated, productRulesChanged } from '../events.ts'
import { type KeptRule, ProductDraft, Rule } from '../schemas.ts'
import { lookForDenied } from '../denied.ts'
import { familyNamed, refreshPositions } from '../positions.ts'
import { addMembers } from '../suites/commands.ts'
import { matchAround, matchPackages, mayFit, ruleColumns, ruleOf } from './rules.ts'
import { starters, starterSuites } from './starters.ts'

type Kept = z.output<typeof KeptRule>

/** Adds products with their rules, in order; IT sees them. */
export async function createProducts(ctx: Write, drafts: readonly ProductDraft[]): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const all = drafts.map(({ id = newId(), ...draft }) => ({ id, ...ProductDraft.parse(draft) }))
  for (const id of new Set(all.flatMap(({ vendor_id }) => vendor_id ?? []))) await seen(ctx, id, 'vendor')
  const entities = await createEntities(
    ctx,
    'product',
    all.map((one) => ({ id: one.id, title: one.name, audience_id, words: one.publisher })),
  )
  await insertRows(
    'product',
    all.map(({ name: title, rules: _, ...row }, n) => ({
      ...row,
      title,
      key: entities[n]?.key ?? '',
      audience_id,
      archived: false,
      installed: 0,
      owned: 0,
      covered: 0,
      short: 0,
      spare: 0,
      updated_at: ctx.now,
    })),
  ).execute(ctx.db)
  const rules = all.flatMap(({ id: product_id, rules: some }) => some.map((rule) => ({ product_id, rule })))
  await insertRules(ctx, rules)
  for (const entity of entities) ctx.emit(productCreated, entity, { name: entity.title })
  const patterns = rules.map(({ rule }) => rule)
  const moved = patterns.length > 0 ? await matchPackages(ctx, mayFit(patterns)) : []
  await recount(ctx, [...all.map(({ id }) => id), ...moved])
  return entities
}

/** After products or what is of them changed. */
async function recount(ctx: Write, ids: readonly string[]) {
  await refreshPositions(ctx, ids)
  await lookForDenied(ctx, { products: ids })
}

async function insertRules(
  ctx: Write,
  rules: readonly { product_id: string; rule: Rule }[],
): Promise<Kept[]> {
  if (rules.length === 0) return []
  const rows = rules.map(({ product_id, rule }) => ({ id: newId(), product_id, ...ruleColumns(rule) }))
  await insertRows('product_rule', rows).execute(ctx.db)
  return rows.map(({ product_id: _, ...row }) => ruleOf(row))
}

export async function saveProduct(ctx: Write, { id, version, ...patch }: Input<typeof software.saveProduct>) {
  const ref = await toChange(ctx, 'product', { id, version })
  const { title, ...row } = await ctx.db
    .selectFrom('product')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const changed = changesOf({ ...row, name: title }, patch)
  if (isNone(changed)) return { version: ref.version }
  const { name, ...columns } = changed.after
  if (columns.vendor_id) await seen(ctx, columns.vendor_id, 'vendor')
  await ctx.db
    .updateTable('product')
    .set({ ...columns, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  const after = await saveEntity(ctx, ref, { title: name, words: columns.publisher ?? row.publisher })
  ctx.emit(productChanged, after, changed)
  await recount(ctx, [id, ...(await familyNamed(ctx, row.family))])
  return { version: ref.version + 1 }
}

export async function archiveProduct(ctx: Write, input: Input<typeof software.archiveProduct>) {
  const { id } = input
  if (!(await archiveEntity(ctx, input, { kind: 'product', event: productArchived }))) return
  const moved = await matchAround(
    ctx,
    id,
    (await rulesOf(ctx, id)).map(({ id: _, ...rule }) => rule),
  )
  await recount(ctx, [id, ...moved])
}

/** The rules of a product, as people write them. */
export async function rulesOf({ db }: Pick<Write, 'db'>, productId: string): Promise<Kept[]> {
  const rows = await db
    .selectFrom('product_rule')
    .select(['id', 'name', 'publisher', 'source', 'version_from', 'version_below'])
    .where('product_id', '=', productId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ruleOf(row))
}

/** Says that packages called so are this product; `take` says which of its rules no longer hold. */
export async function changeRules(
  ctx: Write,
  id: string,
  { add = [], take = [] }: { add?: readonly z.input<typeof Rule>[]; take?: readonly string[] },
) {
  const ref = await toChange(ctx, 'product', { id })
  const before = await rulesOf(ctx, id)
  const removed = before.filter((rule) => take.includes(rule.id))
  if (removed.length < take.length) throw new Refusal('not-found', house.later('not-found'))
  if (take.length > 0) await ctx.db.deleteFrom('product_rule').where('id', 'in', take).execute()
  const added = await insertRules(
    ctx,
    add.map((rule) => ({ product_id: id, rule: Rule.parse(rule) })),
  )
  const moved = await matchAround(ctx, id, [...added, ...removed])
  await saveEntity(ctx, ref, {})
  ctx.emit(productRulesChanged, ref, { added, removed })
  await recount(ctx, [id, ...moved])
  return added
}

/** Adds the shipped products whose names are not taken yet, and to shipped suites that are new what belongs to them. */
export async function addStarters(ctx: Write) {
  const names = starters.map(({ name }) => name.toLowerCase())
  const { rows } = await sql<{ id: string; name: string }>`
    select id, lower(title) as name from product where not archived and lower(title) = any(${names}::text[])`.execute(
    ctx.db,
  )
  const there = new Map(rows.map(({ id, name }) => [name, id]))
  const made = await createProducts(
    ctx,
    starters.filter(({ name }) => !there.has(name.toLowerCase())),
  )
  for (const { id, title } of made) there.set(title.toLowerCase(), id)
  for (const { id, title } of made) {
    const members = (starterSuites[title] ?? []).flatMap((name) => there.get(name.toLowerCase()) ?? [])
    if (members.length > 0) await addMembers(ctx, { id, members })
  }
  return { n: made.length }
}
