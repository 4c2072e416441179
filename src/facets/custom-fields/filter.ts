import type { Field } from '#lib/filter/fields'
import { onceFor } from '#lib/once-for'
import { say } from '#lib/words'
import type { Read } from '#kernel/context'
import { type Column, custom } from '#kernel/filter-to-sql/columns'
import type { SortColumn } from '#kernel/listing'
import type { CustomField } from './engine/field.ts'
import { filterField } from './engine/filter-field.ts'
import { seenFields } from './load.ts'
import { sortKey } from './sorts.ts'
import { w } from './words.ts'

export interface CustomFilterField {
  readonly field: Field
  /** Over the list table's alias `t`. */
  readonly column: () => Column
  readonly name: string
}

/** One field per name, though several kinds have one; of two that differ in type the first kind's. */
const perName = (fields: readonly CustomField[]) =>
  fields.filter((field, n) => fields.findIndex(({ name }) => name === field.name) === n)

// There may be two hundred of them, and every filter asks: what is made of them is made once.
const activeOf = onceFor((fields: readonly CustomField[]) =>
  perName(fields.filter(({ archived }) => !archived)),
)
const active = async (ctx: Read, kinds: readonly string[]) => activeOf(await seenFields(ctx, kinds))

const asked = onceFor((fields: readonly CustomField[]): readonly CustomFilterField[] =>
  fields.map((field) => ({
    name: field.name,
    field: filterField(field),
    column: () => custom('t.custom', field.name),
  })),
)

/** What filters over records of these kinds may ask beyond the room's own fields. Put them before those: they give way. */
export const customFilterFields = async (ctx: Read, kinds: readonly string[]) =>
  asked(await active(ctx, kinds))

export interface CustomSort {
  title: string
  by: readonly SortColumn[]
  dir: 'asc' | 'desc'
}

/** Orders that lists of these kinds offer: by `custom.name`, and by `-custom.name` the other way round. */
export async function customSorts(ctx: Read, kinds: readonly string[]): Promise<Record<string, CustomSort>> {
  const fields = (await active(ctx, kinds)).filter(({ sortable }) => sortable)
  const titled = (key: 'rising' | 'falling', { title }: CustomField) =>
    say(w.later(key, { title }), ctx.actor.language)
  return Object.fromEntries(
    fields.flatMap((field) => {
      const { type, of } = sortKey(field)
      const by = [{ column: `custom.${field.name}`, type, of }] as const
      return [
        [`custom.${field.name}`, { title: titled('rising', field), by, dir: 'asc' }],
        [`-custom.${field.name}`, { title: titled('falling', field), by, dir: 'desc' }],
      ] satisfies [string, CustomSort][]
    }),
  )
}
