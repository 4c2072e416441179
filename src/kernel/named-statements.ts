import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** PostgreSQL keeps a plan per name and connection: past this many texts the rest run unnamed. */
const maxNames = 1000

/**
 * The pool as Kysely uses it, with every statement that has parameters under a name: PostgreSQL then parses and
 * plans it once per connection. The same text has the same name on every connection.
 */
export function withNamedStatements(pool: Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= maxNames) return known
    const name = `w${names.size}`
    names.set(text, name)
    return name
  }

  // Kysely remembers its connections by client, so one client must always be the same wrapped one.
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>()
  const wrap = (client: PoolClient): PostgresPoolClient => {
    const query = (text: string, values: unknown[] = []) => {
      const name = values.length > 0 ? nameOf(text) : undefined
      return name === undefined ? client.query(text, values) : client.query({ name, text, values })
    }
    return {
      // Cursors, the other thing that Kysely may ask for, do not go together with pipelining.
      query: query as unknown as PostgresPoolClient['query'],
      release: (destroy) => client.release(destroy),
    }
  }

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = wrapped.get(client) ?? wrap(client)
      wrapped.set(client, known)
      return known
    },
  }
}
