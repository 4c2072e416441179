import { sql } from 'kysely'
import type { Read } from '#kernel/context'

export interface Joining {
  readonly id: string
  readonly name: string
  readonly starts_on: string
  readonly job_title: string
  /** Theirs, and those that it is a part of. */
  readonly departments: readonly string[]
}

/** Whose first day lies within these days, both included. */
export async function joiningBetween({ db }: Read, from: string, until: string): Promise<Joining[]> {
  const { rows } = await sql<Joining>`
    select p.id, p.title as name, p.starts_on::text, p.job_title, coalesce(d.path || d.id, '{}') as departments
    from person p left join department d on d.id = p.department_id
    where p.starts_on between ${from}::date and ${until}::date and not p.archived and p.state <> 'left'
    order by p.starts_on, p.id`.execute(db)
  return rows
}
