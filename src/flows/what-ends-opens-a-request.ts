import { when } from '#kernel/flows'
import { installationOf } from '#kernel/installation'
import { expiryNear } from '#facets/expiry/contract'
import { requestOf } from '#facets/expiry/request'
import { openTickets } from '#modules/desk/public'
import { organisationOf } from '#modules/identity/public'

/** What ends, or must be acted on, opens a request while there is time. */
export const whatEndsOpensARequest = when(expiryNear, 'what-ends-opens-a-request', async (ctx, near) => {
  const [{ language }, { address }] = [await organisationOf(ctx), await installationOf(ctx)]
  const { title, html } = requestOf(near, language, address ?? '')
  await openTickets(ctx, [
    {
      kind: 'request',
      channel: 'desk',
      asked: false,
      title,
      requester_id: near.owner_id,
      description: { html },
    },
  ])
})
