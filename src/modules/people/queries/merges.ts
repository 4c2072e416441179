import type { Read } from '#kernel/context'
import { verdictFor } from '#kernel/verdict'
import { unmergeProblem } from '../policy.ts'

/** The merges that made this record what it is, newest first, and whether each can still be taken back. */
export async function mergesOf(ctx: Read, keptId: string) {
  const rows = await ctx.db
    .selectFrom('person_merge as m')
    .innerJoin('person as p', 'p.id', 'm.merged_id')
    .innerJoin('principal as by', 'by.id', 'm.merged_by')
    .select([
      'm.id as merge_id',
      'm.taken',
      'm.undone_at',
      'm.merged_at',
      'by.id as by_id',
      'by.name as by_name',
    ])
    .select(['p.id', 'p.key', 'p.title', 'p.anonymised_at'])
    .where('m.kept_id', '=', keptId)
    .where('m.undone_at', 'is', null)
    .orderBy('m.merged_at', 'desc')
    .execute()
  if (rows.length === 0) return []
  const kept = await ctx.db
    .selectFrom('person')
    .innerJoin('entity', 'entity.id', 'person.id')
    .selectAll('person')
    .select('entity.merged_into')
    .where('person.id', '=', keptId)
    .executeTakeFirstOrThrow()
  const side = { ref: { title: kept.title, merged_into: kept.merged_into }, row: kept }
  return rows.map(({ merge_id, merged_at, by_id, by_name, id, key, title, ...row }) => {
    const problem = unmergeProblem(
      row,
      side,
      { ref: { title, merged_into: keptId }, row },
      ctx.actor.language,
    )
    return {
      merge_id,
      merged_at,
      merged_by: { id: by_id, name: by_name },
      person: { id, key, name: title },
      undo: verdictFor(ctx)(problem),
    }
  })
}
