import { sql } from 'kysely'
import type { Read } from '#kernel/context'

/** Since when and until when somebody is with us, and as what. */
interface Term {
  readonly id: string
  readonly starts_on: string | null
  /** The last day. It is private: whoever asks tells only those who must act on it. */
  readonly ends_on: string | null
  readonly department_id: string | null
  readonly job_title: string
}

/** The terms of these people, or of everybody who is or will be with us; whoever was put away is left out. */
export async function termsOfPeople({ db }: Pick<Read, 'db'>, ids?: readonly string[]): Promise<Term[]> {
  if (ids?.length === 0) return []
  return db
    .selectFrom('person')
    .select(['id', 'starts_on', 'ends_on', 'department_id', 'job_title'])
    .where('archived', '=', false)
    .$if(ids === undefined, (query) => query.where('state', '<>', 'left'))
    .$if(ids !== undefined, (query) => query.where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`))
    .orderBy('id')
    .execute()
}
