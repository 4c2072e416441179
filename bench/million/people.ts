import { hashOf } from '#kernel/auth/credentials'
import type { OpenDb } from '#kernel/db'
import { newId, newSecret } from '#kernel/ids'
import { users } from '../runs.ts'
import { technician } from '../technician.ts'

/** Teams of the desk that was made. */
export async function teamsOf({ pool }: OpenDb): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from principal where kind = 'team' order by id`,
  )
  return rows.map(({ id }) => id)
}

/** Eight technicians of all teams, and whoever may change what is promised: a token each. Those of earlier runs leave their teams, or each ticket would tell more people. */
export async function peopleOf(open: OpenDb, teams: readonly string[]) {
  await open.pool.query(
    `delete from membership where person_id in (select id from principal where kind = 'person' and name = 'Bench')`,
  )
  const technicians: string[] = []
  for (let n = 0; n < users; n++) technicians.push(await technician(open, teams))
  return { technicians, administrator: await technician(open, teams, ['administrator']) }
}

/** A browser's cookie of whoever holds a token. */
export async function sessionOf({ pool }: OpenDb, token: string): Promise<string> {
  const secret = newSecret()
  await pool.query(
    `insert into session (id, token_hash, person_id, created_at, seen_at, rotated_at, expires_at, idle_seconds, ip, agent)
     select $1, $2, person_id, now(), now(), now(), now() + interval '1 day', 86400, '127.0.0.1', 'bench' from api_token where token_hash = $3`,
    [newId(), hashOf(secret), hashOf(token)],
  )
  return secret
}
