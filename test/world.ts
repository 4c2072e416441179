import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { buildServer, type ServerOptions } from '#apps/server'
import { compose } from '#apps/compose'
import { type Actor, system } from '#kernel/actor'
import { actorOf } from '#kernel/auth/actors'
import { hashOf } from '#kernel/auth/credentials'
import type { Role } from '#kernel/auth/roles'
import { type Read, reading, writing, type Write } from '#kernel/context'
import type { Db } from '#kernel/db'
import { newId, newSecret } from '#kernel/ids'
import { allSchedules } from '#kernel/known-work'
import { freshDb } from './harness.ts'

export interface Someone {
  id: string
  /** A bearer token with all that the person may. */
  token: string
}

/** What the clock starts seldom is begun by the test that wants it, and by nobody else: as if all of it had run a moment ago. */
async function leftToTests(db: Db) {
  const names = allSchedules()
    .filter(({ everySeconds }) => everySeconds >= 60)
    .map(({ name }) => name)
  await sql`insert into schedule (name, last_run, run_after) select unnest(${names}::text[]), now(), now() + interval '1 day'
    on conflict (name) do update set last_run = excluded.last_run, run_after = excluded.run_after`.execute(db)
}

const houseSecret = 'the secret of every house in the tests'

/** A house of its own for one test file: a migrated database (or one that is given), its server (by inject), and people made as needed. */
export async function world(
  options: Partial<ServerOptions> = {},
  given?: Awaited<ReturnType<typeof freshDb>>,
) {
  compose()
  const open = given ?? (await freshDb())
  const { db, url } = open
  await leftToTests(db)
  const app = await buildServer(open, { url, secret: houseSecret, version: 'test', ...options })
  afterAll(() => app.close())

  /** A person with an account, these roles (for these teams or everywhere) and memberships. */
  async function someone(
    name: string,
    roles: readonly Role[] = [],
    teams: readonly string[] = [],
    scoped = false,
  ): Promise<Someone> {
    const id = newId()
    await db.insertInto('principal').values({ id, kind: 'person', name }).execute()
    const now = new Date().toISOString()
    await db
      .insertInto('account')
      .values({ person_id: id, email: `${id}@example.org`, created_at: now })
      .execute()
    for (const team_id of teams)
      await db.insertInto('membership').values({ team_id, person_id: id }).execute()
    for (const role of roles)
      for (const team_id of scoped ? teams : [null])
        await db
          .insertInto('role_grant')
          .values({ id: newId(), principal_id: id, role, team_id, granted_at: now })
          .execute()
    return { id, token: await tokenFor(id) }
  }

  /** A token by which somebody who has an account may do this, and all that they may where nothing is said. */
  async function tokenFor(person_id: string, permissions: readonly string[] = ['*']): Promise<string> {
    const token = newSecret()
    await db
      .insertInto('api_token')
      .values({
        id: newId(),
        token_hash: hashOf(token),
        person_id,
        name: 'test',
        permissions: [...permissions],
        created_at: new Date().toISOString(),
      })
      .execute()
    return token
  }

  async function team(name: string): Promise<string> {
    const id = newId()
    await db.insertInto('principal').values({ id, kind: 'team', name }).execute()
    return id
  }

  async function as(who: Someone | undefined): Promise<Actor> {
    const actor = who ? await actorOf(db, who.id) : system
    if (!actor) throw new Error('nobody there')
    return actor
  }
  /** Runs a command as someone (or as the house), in a transaction of its own. */
  const write = async <T>(
    who: Someone | undefined,
    work: (ctx: Write) => Promise<T>,
    now?: string,
  ): Promise<T> => writing({ db, actor: await as(who), ...(now !== undefined && { now }) }, work)
  const read = async <T>(
    who: Someone | undefined,
    work: (ctx: Read) => Promise<T>,
    now?: string,
  ): Promise<T> => work(reading({ db, actor: await as(who), ...(now !== undefined && { now }) }))

  /** Calls the API as someone; nobody when undefined. */
  async function call(who: Someone | undefined, method: string, path: string, payload?: object) {
    const reply = await app.inject({
      method: method as 'GET',
      url: path,
      headers: { ...(who && { authorization: `Bearer ${who.token}` }) },
      ...(payload !== undefined && { payload }),
    })
    const body: unknown = reply.headers['content-type']?.includes('json') ? reply.json() : reply.body
    return { status: reply.statusCode, body, headers: reply.headers }
  }

  /** The same where it must go well: gives what is answered. */
  async function must<T = Record<string, unknown>>(...asked: Parameters<typeof call>): Promise<T> {
    const { status, body } = await call(...asked)
    if (status !== 200) throw new Error(`${asked[1]} ${asked[2]}: ${status} ${JSON.stringify(body)}`)
    return body as T
  }

  return { ...open, app, someone, tokenFor, team, write, read, call, must }
}
