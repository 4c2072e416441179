import { type RawBuilder, sql } from 'kysely'
import type { EventHeader } from '#lib/sealed'
import { type Hash, leafHash } from './merkle.ts'

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
] as const satisfies (keyof EventHeader)[]

/** A header's columns, over event `e`. */
export const headerColumns: RawBuilder<unknown> = sql`${sql.join(columns.map((name) => sql.ref(`e.${name}`)))},
  encode(e.commitment, 'hex') as commitment`

/** The header alone of a row that holds more. */
export const headerOf = (row: EventHeader): EventHeader =>
  Object.fromEntries(
    [...columns, 'commitment' as const].map((name) => [name, row[name]]),
  ) as unknown as EventHeader

/** What the log keeps of an event. The text is of one form, whoever writes it: values in a fixed order, as JSON. */
export const leafOf = (header: EventHeader): Hash =>
  leafHash(JSON.stringify(['wheelhouse event 1', ...columns.map((name) => header[name]), header.commitment]))
