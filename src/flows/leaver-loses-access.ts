import { when } from '#kernel/flows'
import { closeAccountOf } from '#modules/identity/public'
import { personLeft } from '#modules/people/public'

/** Whoever leaves is out at once; this also ends what would come back to life if they returned. */
export const leaverLosesAccess = when(
  personLeft,
  'leaver-loses-access',
  async (ctx, _, { subject }) => {
    await closeAccountOf(ctx, subject.id)
  },
  { imports: true },
)
