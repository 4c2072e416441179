import type { Choice, Field } from '#lib/filter/fields'
import { onceFor } from '#lib/once-for'
import type { Read } from '#kernel/context'
import type { Column } from '#kernel/filter-to-sql/columns'
import { kept } from '#kernel/standing'
import { together } from '#kernel/together'
import { customFilterFields } from '#facets/custom-fields/public'
import type { WorkRow } from './load.ts'
import { ownFields } from './own-fields.ts'
import { statesInUse, workKinds } from './workflows.ts'

/** Makes ready to say what a field holds on these rows. */
export type Values = (ctx: Read, rows: readonly WorkRow[]) => Promise<(row: WorkRow) => unknown>

/** One field of work that filters may ask. */
export interface WorkField {
  readonly field: Field
  /** Where PostgreSQL finds it, over the list table `t`. */
  readonly column: (ctx: Read) => Column
  /** What it holds on a loaded row: only of what changes by somebody's hand, so that a scope may ask it. */
  readonly value?: Values
}

/** A room or facet adds the fields that it keeps about work: the desk its channel, people who is a VIP. */
export type FieldSource = () => readonly WorkField[]
const sources = new Map<string, FieldSource>()
export const offerWorkFields = (name: string, source: FieldSource) => {
  sources.set(name, source)
}

/** What work itself and the rooms around it know of it. */
const builtIn = (states: readonly Choice[]): WorkField[] => [
  ...ownFields(states),
  ...[...sources.values()].flatMap((source) => source()),
]

const prefix = 'custom.'
const customOf = ({ custom }: WorkRow, name: string) =>
  (custom as Record<string, unknown>)[name.startsWith(prefix) ? name.slice(prefix.length) : name]

type Added = Awaited<ReturnType<typeof customFilterFields>>

/** What the organisation added; one that is called like a field of ours goes by its longer name. */
function withAdded(own: readonly WorkField[], custom: Added): WorkField[] {
  const taken = new Set(own.flatMap(({ field }) => [field.name, ...(field.also ?? [])]))
  const added = custom.map(({ field, name, column }): WorkField => {
    const called = taken.has(name) ? `${prefix}${name}` : name
    return { field: { ...field, name: called }, column, value: async () => (row) => customOf(row, name) }
  })
  return [...own, ...added]
}

const allOf = onceFor((custom: Added) =>
  onceFor((states: readonly Choice[]): readonly WorkField[] => withAdded(builtIn(states), custom)),
)
const steadyOf = onceFor((custom: Added): readonly WorkField[] =>
  withAdded(builtIn([]), custom).filter(({ value }) => value !== undefined),
)

/** All fields, in the order in which they are offered. */
export async function workFields(ctx: Read): Promise<readonly WorkField[]> {
  const [states, custom] = await together(
    kept(ctx, 'work.states', () => statesInUse(ctx)),
    customFilterFields(ctx, workKinds()),
  )
  return allOf(custom)(states)
}

/** Fields that a scope may ask: what stands when work is opened, and changes by somebody's hand only. */
export const steadyFields = async (ctx: Read): Promise<readonly WorkField[]> =>
  steadyOf(await customFilterFields(ctx, workKinds()))

/** Makes ready to say what these fields hold on some rows, whoever asks: a promise does not depend on who looks. */
export async function valuesOf(
  ctx: Read,
  rows: readonly WorkRow[],
  asked: ReadonlySet<string>,
): Promise<(row: WorkRow, name: string) => unknown> {
  const known = new Map<string, (row: WorkRow) => unknown>()
  if (asked.size > 0)
    for (const { field, value } of builtIn([]))
      if (value && asked.has(field.name)) known.set(field.name, await value(ctx, rows))
  return (row, name) => (known.get(name) ?? ((one) => customOf(one, name)))(row)
}
