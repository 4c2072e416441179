import { type RawBuilder, sql } from 'kysely'
import type { WatcherRole } from './contract.ts'

/** Ids of records that concern one of these people or teams in this way; anyone at all when none is named. */
export const concerning = (role: WatcherRole, principals?: readonly string[]): RawBuilder<unknown> =>
  principals === undefined
    ? sql`(select entity_id from watcher where role = ${role})`
    : sql`(select entity_id from watcher where role = ${role} and principal_id = any(${[...principals]}::uuid[]))`
