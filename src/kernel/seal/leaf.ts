import { type RawBuilder, sql } from 'kysely'
import type { Origin } from '../events.ts'
import { type Hash, leafHash } from './merkle.ts'

/**
 * All that is said of an event beside its payload, for which the commitment stands. The transaction's number is not part
 * of it: it is an accident of the server, and another one after a move.
 */
export interface Header {
  readonly id: number
  readonly at: string
  readonly kind: string
  readonly schema_version: number
  readonly subject_id: string
  readonly subject_kind: string
  readonly audience_id: number
  readonly granted: boolean
  readonly actor_id: string
  readonly on_behalf_of: string | null
  readonly cause_id: number | null
  readonly request_id: string
  readonly session_id: string | null
  readonly token_id: string | null
  readonly origin: Origin
  /** In hexadecimal. */
  readonly commitment: string
}

const columns = [
  'id',
  'at',
  'kind',
  'schema_version',
  'subject_id',
  'subject_kind',
  'audience_id',
  'granted',
  'actor_id',
  'on_behalf_of',
  'cause_id',
  'request_id',
  'session_id',
  'token_id',
  'origin',
] as const satisfies (keyof Header)[]

/** A header's columns, over event `e`. */
export const headerColumns: RawBuilder<unknown> = sql`${sql.join(columns.map((name) => sql.ref(`e.${name}`)))},
  encode(e.commitment, 'hex') as commitment`

/** The header alone of a row that holds more. */
export const headerOf = (row: Header): Header =>
  Object.fromEntries(
    [...columns, 'commitment' as const].map((name) => [name, row[name]]),
  ) as unknown as Header

/** What the log keeps of an event. The text is of one form, whoever writes it: values in a fixed order, as JSON. */
export const leafOf = (header: Header): Hash =>
  leafHash(JSON.stringify(['wheelhouse event 1', ...columns.map((name) => header[name]), header.commitment]))
