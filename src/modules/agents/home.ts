import type { Read } from '#kernel/context'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { listAgents } from './queries.ts'
import { w } from './words.ts'

const to = '/agents'
const shown = 3

/** Devices that wait for somebody to say what they are. */
async function waiting(ctx: Read): Promise<Finding | null> {
  const { items, waiting: n } = await listAgents(ctx, { state: 'waiting', find: '', limit: shown })
  if (n === 0) return null
  return {
    title: w.later('home-waiting'),
    figures: [{ words: w.later('home-all', { n }), to }],
    items: items.map(({ id, name, state }) => ({
      id,
      title: name,
      to,
      sub: w.later(state === 'new' ? 'home-new' : 'home-ambiguous'),
    })),
  }
}

tellAtHome({ name: 'agents.waiting', order: 60, can: 'agents.manage', find: waiting })
