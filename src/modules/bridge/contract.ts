import { z } from 'zod'
import { get, Instant } from '#lib/contract'
import { Panel } from '#facets/home/contract'

export const bridge = {
  show: get('/api/bridge', {
    summary: 'Tell what needs you today, from every room that you may enter',
    can: 'signed-in',
    input: z.object({}),
    reply: z.object({ computed_at: Instant, panels: z.array(Panel) }),
  }),
}
