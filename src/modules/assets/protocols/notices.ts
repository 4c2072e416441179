import { tellsPeople } from '#facets/notices/kinds'
import { raise, settleFacts } from '#facets/notices/public'
import type { Write } from '#kernel/context'
import { w } from '../words.ts'

const kind = 'assets.sign'
const factsOf = (id: string) => `protocol ${id} `

tellsPeople({
  name: kind,
  title: w.later('kind-sign'),
  rank: 24,
  usual: { inbox: true, mail: 'now', push: true },
  say: ({ by, values }) => w.later('say-sign', { by, n: Number(values['n'] ?? 1) }),
  async still({ db }, { values }) {
    const found = await db
      .selectFrom('protocol')
      .select(['signed_at', 'withdrawn_at'])
      .where('id', '=', values['protocol'] ?? '')
      .executeTakeFirst()
    return found?.signed_at === null && found.withdrawn_at === null
  },
})

/** Tells the person that something waits for their signature, and where. */
export async function askToSign(ctx: Write, { id, person_id }: { id: string; person_id: string }, n: number) {
  await raise(
    ctx,
    {
      fact: `${factsOf(id)}${ctx.request.id}`,
      entity_id: null,
      by: ctx.actor.id,
      request_id: ctx.request.id,
      leads_to: `/assets/protocols/${id}`,
    },
    [{ kind, to: [person_id], values: { protocol: id, n: String(n) } }],
  )
}

/** It is signed or withdrawn: nobody is asked any more. */
export const asksNoMore = (ctx: Write, id: string) => settleFacts(ctx, factsOf(id))
