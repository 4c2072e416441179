import type { Read } from '#kernel/context'

export interface Leaving {
  readonly id: string
  readonly ends_on: string
}

/** Whose last day lies within these days, both included. Last days are private: whoever asks tells only those who must act on one. */
export async function leavingBetween({ db }: Read, from: string, until: string): Promise<Leaving[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'ends_on'])
    .where('ends_on', '>=', from)
    .where('ends_on', '<=', until)
    .where('archived', '=', false)
    .orderBy('ends_on')
    .execute()
  return rows.flatMap(({ id, ends_on }) => (ends_on === null ? [] : { id, ends_on }))
}
