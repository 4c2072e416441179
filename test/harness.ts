import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { type OpenDb, openDb, withClient } from '#kernel/db'

const asAdmin = (sql: string) => withClient({ url: inject('postgres').admin }, (client) => client.query(sql))

/** Another database of the run's PostgreSQL, by name. */
function urlFor(name: string): string {
  const url = new URL(inject('postgres').admin)
  url.pathname = `/${name}`
  return url.href
}

/** A database for the calling test file alone, dropped after it: an empty one, or a copy of a given one. */
export async function bareDb(template?: string): Promise<OpenDb & { url: string }> {
  const name = `test_${randomBytes(8).toString('hex')}`
  // By file copy: by log the copy itself is slower, and the checkpoint at the drop much slower.
  await asAdmin(`create database ${name} ${template ? `template ${template} strategy file_copy` : ''}`)
  const open = openDb({ url: urlFor(name), max: 5 })
  afterAll(async () => {
    await open.close()
    await asAdmin(`drop database ${name} with (force)`)
  })
  return { ...open, url: urlFor(name) }
}

/** A migrated database for the calling test file alone. Call it once, at the top of the file. */
export async function freshDb() {
  const { template, failure } = inject('postgres')
  if (failure !== null) throw new Error(failure)
  return bareDb(template)
}
