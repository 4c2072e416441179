import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'

/** The filter language over work, as SQL on the list table `t`. */
export async function workWhere(_ctx: Read, q: string): Promise<RawBuilder<boolean>> {
  return q.trim() === '' ? sql<boolean>`true` : sql<boolean>`t.open`
}
