import { when } from '#kernel/flows'
import { personProvisioned } from '#modules/directories/public'
import { accountFor } from '#modules/identity/public'

/** Whom a provider brings has an account, as a requester; more than that somebody gives by hand. */
export const provisionedGetsAccount = when(
  personProvisioned,
  'provisioned-gets-account',
  async (ctx, { email }, { subject }) => {
    await accountFor(ctx, subject.id, email)
  },
)
