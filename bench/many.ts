import { compose } from '#apps/compose'
import type { OpenDb } from '#kernel/db'
import { migrate } from '#kernel/migrate'
import { makeDesk } from './maker.ts'

/** Copies of the tickets that were made by command, until there are enough: the same rows, without the texts. */
const multiply = `
  with base as (select e.*, row_number() over () as n from entity e where kind in ('incident', 'request')),
  more as (
    select b.id as of, overlay(overlay(gen_random_uuid()::text placing left(b.id::text, 13) from 1 for 13) placing '7' from 15 for 1)::uuid as id,
      b.key || '-' || s as key, s
    from base b cross join generate_series(1, $1::int) s
  ), spine as (
    insert into entity (id, kind, key, title, audience_id, version, created_at, created_by)
    select m.id, b.kind, m.key, b.title, b.audience_id, 1, b.created_at + make_interval(secs => m.s), b.created_by
    from more m join base b on b.id = m.of
  ), listed as (
    insert into work (id, kind, key, title, audience_id, workflow_id, state, phase, priority, impact, urgency, category_id, team_id,
      assignee_id, requester_id, place_id, due_at, opened_at, updated_at, solved_at, word, restricted, custom)
    select m.id, w.kind, m.key, w.title, w.audience_id, w.workflow_id, w.state, w.phase, w.priority, w.impact, w.urgency, w.category_id,
      w.team_id, w.assignee_id, w.requester_id, w.place_id, w.due_at + make_interval(secs => m.s), w.opened_at + make_interval(secs => m.s),
      w.updated_at + make_interval(secs => m.s), w.solved_at, w.word, w.restricted, w.custom
    from more m join work w on w.id = m.of
  )
  insert into ticket (id, channel) select id, 'portal' from more`

interface Wanted {
  rows: number
  /** So many by command; the rest are copies of these. */
  byCommand: number
}

/** A desk of so many tickets. */
export async function makeMany(
  open: OpenDb,
  url: string,
  { rows, byCommand }: Wanted,
  say: (line: string) => void,
) {
  await migrate(url)
  compose()
  const made = Math.min(byCommand, rows)
  const estate = await makeDesk(
    open,
    { tickets: made, people: 2000, now: '2026-11-10T08:24:00.000Z', seed: 1 },
    say,
  )
  // A row at a time over so many indexes: by parts, so that no one statement holds it all in memory.
  await open.pool.query(multiply, [Math.max(0, Math.ceil(rows / made) - 1)])
  say('multiplied')
  await open.pool.query('vacuum analyze')
  return estate
}
