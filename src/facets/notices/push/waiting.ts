import { sql } from 'kysely'
import type { Write } from '#kernel/context'

interface Pushed {
  readonly id: string
  readonly person_id: string
  readonly push_at: string
}

/** Leaves notices to be pushed to each browser of their people. */
export async function planPushes({ db }: Pick<Write, 'db'>, pushes: readonly Pushed[]) {
  if (pushes.length === 0) return
  await sql`insert into notice_push (notice_id, device_id, run_after)
    select p.id, d.id, p.push_at from jsonb_to_recordset(${JSON.stringify(pushes)}::jsonb) as p(id uuid, person_id uuid, push_at timestamptz)
    join push_device d on d.person_id = p.person_id on conflict do nothing`.execute(db)
}
