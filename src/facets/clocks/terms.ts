import type { Read } from '#kernel/context'
import type { WorkRow } from '#facets/work/load'
import type { Terms } from './engine/reactions.ts'
import { type ActivePolicy, activePolicies } from './policies.ts'
import { type Beside, scopeFits } from './scope.ts'

/** The policy that counts for each record: the first active one whose scope it fits. Records without one have no clocks. */
export async function policiesFor(
  ctx: Read,
  rows: readonly WorkRow[],
  given?: readonly ActivePolicy[],
  beside?: Beside,
): Promise<Map<string, ActivePolicy>> {
  const policies = given ?? (await activePolicies(ctx))
  const scopes = policies.map(({ definition }) => definition.fits)
  const fits = await scopeFits(ctx, rows, scopes, beside)
  return new Map(
    rows.flatMap((row) => {
      const found = policies.find(({ definition }) => fits(definition.fits, row))
      return found ? [[row.id, found] as const] : []
    }),
  )
}

export const termsOf = ({ id, calendar, definition }: ActivePolicy): Terms => ({
  policy: id,
  calendar,
  definition,
})
