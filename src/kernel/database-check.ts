import { Refusal } from '#lib/refusal'
import { withClient } from './db.ts'
import { w } from './start-words.ts'

const oldest = 150_000

/** The address without user and password. */
function whereOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'localhost'}${port ? `:${port}` : ''}${pathname}`
}

/** One address may have failed for several reasons at once (IPv6 and IPv4). */
const reasonOf = (error: unknown): string =>
  error instanceof AggregateError
    ? [...new Set(error.errors.map(reasonOf))].join('; ')
    : error instanceof Error
      ? error.message
      : String(error)

function connectionRefusal(error: unknown, where: string) {
  const { code = '' } = error as { code?: string }
  const why = reasonOf(error)
  if (code === '3D000') return new Refusal('unavailable', w.later('no-database', { where, why }))
  // Class 28 is invalid authorization; SASL errors come from the driver without a code.
  if (code.startsWith('28') || /SASL|password/i.test(why))
    return new Refusal('unavailable', w.later('not-let-in', { where, why }))
  return new Refusal('unavailable', w.later('unreachable', { where, why }))
}

interface Facts {
  number?: string
  version?: string
  encoding?: string
  readonly?: string
}

/** Refuses, in a sentence, a database that cannot be reached or cannot carry Wheelhouse. */
export async function checkDatabase(url: string) {
  const where = whereOf(url)
  const facts = await withClient({ url, name: 'wheelhouse start' }, async (client) => {
    const { rows } = await client.query<Facts>(`
      select current_setting('server_version_num') as number, current_setting('server_version') as version,
        current_setting('server_encoding') as encoding, current_setting('transaction_read_only') as readonly`)
    return rows[0]
  }).catch((error: unknown) => {
    throw connectionRefusal(error, where)
  })
  const { number, version = '', encoding = '', readonly } = facts ?? {}
  if (!(Number(number) >= oldest)) throw new Refusal('unavailable', w.later('too-old', { where, version }))
  if (encoding !== 'UTF8') throw new Refusal('unavailable', w.later('not-utf8', { where, encoding }))
  if (readonly === 'on') throw new Refusal('unavailable', w.later('standby', { where }))
}
