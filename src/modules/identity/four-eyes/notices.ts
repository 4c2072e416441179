import type { Write } from '#kernel/context'
import { tellsPeople } from '#facets/notices/kinds'
import { raise, settleFacts } from '#facets/notices/public'
import { permissionFor, type Pending } from './pending.ts'
import { w } from './words.ts'

const usual = { inbox: true, mail: 'now', push: true } as const
const can = 'identity.roles'

tellsPeople({
  name: 'identity.asked',
  title: w.later('kind-asked'),
  rank: 6,
  usual,
  can,
  say: ({ by }) => w.later('say-asked', { by }),
})
tellsPeople({
  name: 'identity.decided',
  title: w.later('kind-decided'),
  rank: 7,
  usual,
  can,
  say: ({ by, values: { reason } }) =>
    reason === undefined ? w.later('say-confirmed', { by }) : w.later('say-declined', { by, reason }),
})

const factsOf = (id: string) => `change ${id} `
const about = (ctx: Write, id: string, fact: string) => ({
  fact: factsOf(id) + fact,
  entity_id: null,
  by: ctx.actor.id,
  request_id: ctx.request.id,
  leads_to: `/second-person?change=${id}`,
})

/** To those who could confirm it, as long as they could. */
export async function tellAsked(
  ctx: Write,
  { id, endpoint }: Pick<Pending, 'id' | 'endpoint'>,
  to: readonly string[],
) {
  const needs = permissionFor(endpoint)
  await raise(ctx, { ...about(ctx, id, 'asked'), needs }, [{ kind: 'identity.asked', to }])
}

/** What is decided waits for nobody. */
export const tellOver = (ctx: Write, id: string) => settleFacts(ctx, factsOf(id))

/** To whoever asked. `reason`: why it was declined. */
export async function tellDecided(
  ctx: Write,
  { id, asked_by }: Pick<Pending, 'id' | 'asked_by'>,
  reason?: string,
) {
  const values = reason === undefined ? {} : { reason }
  await raise(ctx, about(ctx, id, 'decided'), [{ kind: 'identity.decided', to: [asked_by], values }])
}
