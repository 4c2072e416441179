import type { Duplex } from 'node:stream'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** PostgreSQL keeps a plan per name and connection: past this many texts the rest run unnamed. */
const maxNames = 1000
/** A text is given a name when it comes for so many-th time: filters that somebody tries out once use none up. */
const nameAt = 3
const maxCounted = 5000

/** The socket of a connection, which the types of `pg` do not show. */
const streamOf = (client: PoolClient) =>
  (client as unknown as { connection: { stream: Duplex } }).connection.stream

/** A table was altered under a plan, as a newer version of the program does; the routine's name is in no language. */
export const isStalePlan = (error: unknown) =>
  (error as { routine?: string } | undefined)?.routine === 'RevalidateCachedQuery'

const [begins, ends, asks] = [
  /^(?:begin|start transaction)/i,
  /^(?:commit|rollback)$/i,
  /^\s*(?:select|with)\b/i,
]

/**
 * The pool as Kysely uses it. Every statement that has parameters, or only asks, goes under a name: PostgreSQL then parses and plans it
 * once per connection; the same text has the same name on every connection. What is asked in one breath goes out in
 * one write, and a transaction's `begin` with its first statements: each write costs more than a small statement does.
 * Where a plan has gone stale all are forgotten; outside a transaction the statement is asked again, in one its command is.
 */
export function withNamedStatements(pool: Pool): PostgresPool {
  const names = new Map<string, string>()
  const seen = new Map<string, number>()
  let given = 0
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= maxNames) return known
    const times = (seen.get(text) ?? 0) + 1
    if (seen.size >= maxCounted) seen.clear()
    seen.set(text, times)
    if (times < nameAt) return undefined
    seen.delete(text)
    const name = `w${given++}`
    names.set(text, name)
    return name
  }

  // Kysely remembers its connections by client, so one client must always be the same wrapped one.
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>()
  const wrap = (client: PoolClient): PostgresPoolClient => {
    const stream = streamOf(client)
    let [gathers, inside] = [false, false]
    const gather = () => {
      if (gathers) return
      gathers = true
      stream.cork()
      // Runs once everything that could go on by itself has said what it asks.
      setImmediate(() => {
        gathers = false
        stream.uncork()
      })
    }
    const orAnew = async (answer: Promise<unknown>, text: string, values: unknown[], insideThen: boolean) => {
      try {
        return await answer
      } catch (error) {
        if (!isStalePlan(error)) throw error
        names.clear()
        if (insideThen) throw error
        return client.query(text, values)
      }
    }
    const query = (text: string, values: unknown[] = []) => {
      gather()
      const name = values.length > 0 || asks.test(text) ? nameOf(text) : undefined
      const answer = name === undefined ? client.query(text, values) : client.query({ name, text, values })
      if (begins.test(text)) inside = true
      else if (ends.test(text)) inside = false
      if (name !== undefined) return orAnew(answer, text, values, inside)
      if (text !== 'begin') return answer
      // Were it refused, so would be whatever follows it on this connection, and that is waited for.
      answer.catch(() => {})
      return Promise.resolve({ command: 'BEGIN', rows: [], rowCount: null })
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
