import { when } from '#kernel/flows'
import { personFlagged } from '#modules/directories/public'
import { revokeTokensOf, signOutEverywhere } from '#modules/identity/public'

/** Whom a provider takes away is signed out at once, and their tokens stop; what else happens to them somebody decides. */
export const flaggedIsSignedOut = when(
  personFlagged,
  'flagged-is-signed-out',
  async (ctx, { at_once }, { subject }) => {
    if (!at_once) return
    await signOutEverywhere(ctx, subject.id)
    await revokeTokensOf(ctx, subject.id)
  },
)
