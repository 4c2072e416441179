import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { newId } from '#kernel/ids'
import type { Why } from './contract.ts'

export interface Noted {
  agent?: string | undefined
  device: string
  ip: string
  outcome: 'changed' | 'unchanged' | 'refused'
  why?: Why | undefined
  sections?: readonly string[]
  bytes: number
  ms: number
}

/** Refusals of one kind from one address are written down once in so many seconds: strangers may knock as often as they like. */
const quietSeconds = 60

/** Writes down what came in and what became of it. */
export async function note(db: Db, { agent, device, ip, outcome, why, sections = [], bytes, ms }: Noted) {
  const unheard =
    outcome === 'refused'
      ? sql`not exists (select from agent_report where at > now() - make_interval(secs => ${quietSeconds}::int)
          and ip = ${ip} and why = ${why ?? null}::text and device = ${device.slice(0, 200)})`
      : sql`true`
  await sql`
    insert into agent_report (id, at, agent_id, device, ip, outcome, why, sections, bytes, ms)
    select ${newId()}::uuid, now(), ${agent ?? null}::uuid, ${device.slice(0, 200)}, ${ip}, ${outcome}, ${why ?? null}::text,
      ${sections}::text[], ${Math.min(bytes, 2 ** 31 - 1)}::int, ${Math.round(ms)}::int where ${unheard}`.execute(
    db,
  )
}
