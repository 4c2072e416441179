import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { definedOf } from '#lib/patch'
import { Refusal, refuseIf } from '#lib/refusal'
import { administrators, staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { newId } from '#kernel/ids'
import { enqueue } from '#kernel/jobs'
import { sameAsRead } from '#kernel/stale'
import { changesStanding } from '#kernel/standing'
import { FieldAdded, FieldChanged, type fields, FieldsOrdered } from './contract.ts'
import { type CustomField, mostFields, mostSortable, nameFrom } from './engine/field.ts'
import { fieldRefusal } from './policy.ts'
import { indexTask } from './indexes.ts'
import { familyOf, fieldById, fieldsOf, versionOf } from './load.ts'
import { listFields } from './queries.ts'
import { typesOf } from './types.ts'
import { w } from './words.ts'

const told = ({ id: _, ...field }: CustomField) => field

/** A field is no record: the staff, who fill it in, see what happens to it. */
const subjectOf = async (ctx: Write, id: string): Promise<Subject> => ({
  id,
  kind: 'custom-field',
  audience_id: await audienceOf(ctx, [staff, administrators]),
})

/** Locks the kind's fields until the transaction ends and counts their version up. */
async function lockKind(ctx: Write, kind: string): Promise<CustomField[]> {
  changesStanding(ctx)
  await sql`insert into custom_field_kind (kind, version) values (${kind}, 1)
    on conflict (kind) do update set version = custom_field_kind.version + 1`.execute(ctx.db)
  return fieldsOf(ctx, [kind])
}

function refuseSortable(all: readonly CustomField[], field: Pick<CustomField, 'id' | 'type'>) {
  refuseIf(fieldRefusal.sortable(field.type))
  const others = all.filter(({ id, sortable, archived }) => sortable && !archived && id !== field.id)
  refuseIf(others.length >= mostSortable && w.later('too-many-sortable', { most: mostSortable }))
}

async function refuseTypes(ctx: Write, kind: string, types: readonly string[]) {
  if (types.length === 0) return
  const known = new Set((await typesOf(ctx, kind)).map(({ value }) => value))
  const strange = types.find((type) => !known.has(type))
  if (strange !== undefined) throw new Refusal('invalid', w.later('no-type', { type: strange }))
}

export async function addField(ctx: Write, input: Input<typeof fields.add>): Promise<CustomField> {
  if ((await familyOf(ctx, input.kind)) === undefined)
    throw new Refusal('invalid', w.later('no-fields', { kind: input.kind }))
  const name = input.name ?? nameFrom(input.title)
  if (name === '') throw new Refusal('invalid', w.later('no-name'))
  const field: CustomField = { ...input, id: newId(), name, archived: false }
  refuseIf(fieldRefusal.choices(field))
  const all = await lockKind(ctx, input.kind)
  refuseIf(all.length >= mostFields && w.later('too-many', { most: mostFields }))
  if (field.sortable) refuseSortable(all, field)
  await refuseTypes(ctx, input.kind, field.types)
  const { archived: _, choices, ...row } = field
  await ctx.db
    .insertInto('custom_field')
    .values({
      ...row,
      choices: JSON.stringify(choices),
      position: all.length,
      created_at: ctx.now,
      created_by: ctx.actor.id,
    })
    .execute()
  ctx.emit(FieldAdded, await subjectOf(ctx, field.id), told(field))
  if (field.sortable) await enqueue(ctx, indexTask, {})
  return field
}

export async function changeField(
  ctx: Write,
  { id, version, ...patch }: Input<typeof fields.change>,
): Promise<CustomField> {
  const { kind } = await fieldById(ctx, id)
  const all = await lockKind(ctx, kind)
  // Counted up just now.
  const theirs = (await versionOf(ctx, kind)) - 1
  await sameAsRead(ctx, { id, yours: version, theirs })
  const before = await fieldById(ctx, id)
  const after: CustomField = { ...before, ...definedOf(patch) }
  refuseIf(fieldRefusal.choices(after))
  if (after.choices !== before.choices) refuseIf(fieldRefusal.keepChoices(before, after))
  await refuseTypes(
    ctx,
    kind,
    after.types.filter((type) => !before.types.includes(type)),
  )
  const sorts = (field: CustomField) => field.sortable && !field.archived
  if (sorts(after) && !sorts(before)) refuseSortable(all, after)
  const { title, hint, choices, required, internal, sortable, types, archived } = after
  await ctx.db
    .updateTable('custom_field')
    .set({ title, hint, required, internal, sortable, types, choices: JSON.stringify(choices) })
    .set({ archived_at: archived ? ctx.now : null })
    .where('id', '=', id)
    .execute()
  ctx.emit(FieldChanged, await subjectOf(ctx, id), { before: told(before), after: told(after) })
  if (sorts(after) !== sorts(before)) await enqueue(ctx, indexTask, {})
  return after
}

export async function orderFields(ctx: Write, { kind, fields: ids }: Input<typeof fields.order>) {
  const all = await lockKind(ctx, kind)
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const wanted = new Set(ids)
  if (wanted.size !== all.length || ids.length !== all.length || ids.some((id) => !names.has(id)))
    throw new Refusal('invalid', w.later('needs-all'))
  await sql`update custom_field set position = o.position
    from unnest(${ids}::uuid[]) with ordinality as o(id, position) where custom_field.id = o.id`.execute(
    ctx.db,
  )
  const first = ids[0]
  if (first !== undefined)
    ctx.emit(FieldsOrdered, await subjectOf(ctx, first), {
      kind,
      fields: ids.flatMap((id) => names.get(id) ?? []),
    })
  return listFields(ctx, { kind, archived: true })
}
