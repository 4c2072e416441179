import { buildServer } from '#apps/server'
import { compose } from '#apps/compose'
import { seedDemo } from '#apps/demo'
import type { OpenDb } from '#kernel/db'
import { issueSetupLink } from '#modules/identity/public'
import { secretIn } from '../door.ts'
import type { Finder } from './stop.ts'

export interface Toured {
  address: string
  find: Finder
  /** Tells the demo company; until then nobody is there but a founder. */
  settle: () => Promise<void>
  close: () => Promise<void>
}

/** A house over a migrated, empty database, and how its records are found. */
export async function openToured(open: OpenDb & { url: string }, whole: boolean): Promise<Toured> {
  compose()
  const { db, pool, url } = open
  const app = await buildServer(open, { url, secret: 'the secret of a house on show', version: 'tour' })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const one = async (text: string, ...values: string[]) => {
    const { rows } = await pool.query<{ found: string }>(text, values)
    const found = rows[0]?.found
    if (found === undefined) throw new Error(`nothing found: ${values.join(' ')}`)
    return found
  }
  const find: Finder = {
    key: (kind, title) =>
      one(
        `select key as found from entity where kind = $1 and starts_with(title, $2) order by id limit 1`,
        kind,
        title,
      ),
    id: (name) => one(`select id::text as found from principal where kind = 'person' and name = $1`, name),
    setUp: async () => secretIn(await issueSetupLink(db)),
    invitation: async () => 'spent',
  }
  return {
    address,
    find,
    settle: async () => {
      await seedDemo(db, { whole })
      await pool.query('vacuum analyze')
    },
    close: () => app.close(),
  }
}
