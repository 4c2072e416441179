import type { Field } from '#lib/filter/fields'
import type { Read } from '#kernel/context'
import type { Column } from '#kernel/filter-to-sql/columns'
import type { WorkRow } from './load.ts'
import { ownFields } from './own-fields.ts'
import { statesInUse } from './workflows.ts'

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
export type FieldSource = (ctx: Read) => readonly WorkField[] | Promise<readonly WorkField[]>
const sources = new Map<string, FieldSource>()
export const offerWorkFields = (name: string, source: FieldSource) => {
  sources.set(name, source)
}

async function offered(ctx: Read): Promise<readonly WorkField[]> {
  const all = await Promise.all([...sources.values()].map(async (source) => source(ctx)))
  return all.flat()
}

/** All fields, in the order in which they are offered. */
export async function workFields(ctx: Read): Promise<readonly WorkField[]> {
  return [...ownFields(await statesInUse(ctx)), ...(await offered(ctx))]
}

/** Fields that a scope may ask: what stands when work is opened, and changes by somebody's hand only. */
export async function steadyFields(ctx: Read): Promise<readonly WorkField[]> {
  const all = [...ownFields([]), ...(await offered(ctx))]
  return all.filter(({ value }) => value !== undefined)
}
