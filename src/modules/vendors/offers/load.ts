import { z } from 'zod'
import type { Read } from '#kernel/context'
import type { Comparison } from './engine/result.ts'
import { Criterion, Offer, Pair, Score, Weighing } from './schemas.ts'

const parts = z.object({
  criteria: z.array(Criterion),
  offers: z.array(Offer),
  pairs: z.array(Pair),
  weighing: Weighing,
})
const Scores = z.array(Score)

/** A stored comparison with its parts as their schemas have them, and what everybody gave. */
export async function loaded({ db }: Pick<Read, 'db'>, id: string) {
  const row = await db.selectFrom('comparison').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const ballots = await db
    .selectFrom('comparison_ballot')
    .innerJoin('principal', 'principal.id', 'scorer_id')
    .select(['scorer_id', 'conflict', 'scores', 'principal.name as scorer'])
    .where('comparison_id', '=', id)
    .orderBy('principal.name')
    .orderBy('scorer_id')
    .execute()
  const given = ballots.map(({ scores, ...one }) => ({ ...one, scores: Scores.parse(scores) }))
  const one = { ...parts.parse(row), term_months: row.term_months, ballots: given } satisfies Comparison
  const { decided_offer, decided_by, decided_on, reason } = row
  return {
    row,
    ...one,
    decision: { decided_offer, decided_by, decided_on, reason },
    stands: { archived: row.archived, decided: decided_offer !== null },
  }
}
