import { holds } from '#facets/held/sources'
import { countTickets } from './queries/list.ts'
import { w } from './words.ts'

/** Work in somebody's hands is no thing to bring back, but others must go on with it. */
holds({
  name: 'desk.assigned',
  can: 'desk.work',
  async find(ctx, ids) {
    const q = `assignee:${ids.join(',')} -phase:done -phase:cancelled`
    const { n } = await countTickets(ctx, { q })
    if (n === 0) return []
    const [what, name] = [w.later('held-work'), w.later('held-tickets', { n })]
    return [{ id: 'tickets', what, name, quantity: n, to: `/desk?q=${encodeURIComponent(q)}` }]
  },
})
