import type { Read } from '#kernel/context'
import { type Finding, tellAtHome } from '#facets/home/panels'
import { goneThatReport, listAgents } from './queries.ts'
import { misusedTokens } from './token-list.ts'
import { w } from './words.ts'

const to = '/agents'
const shown = 3

/** Devices that wait for somebody to say what they are. */
async function waiting(ctx: Read): Promise<Finding | null> {
  const { items, waiting: n } = await listAgents(ctx, { state: 'waiting', find: '', by: 'all', limit: shown })
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

/** Devices that are gone here, and that report all the same: either they are back, or they are other devices. */
async function gone(ctx: Read): Promise<Finding | null> {
  const all = await goneThatReport(ctx)
  if (all.length === 0) return null
  return {
    title: w.later('home-gone'),
    figures: [{ words: w.later('home-gone-all', { n: all.length }), to: `${to}?state=all` }],
    items: all.slice(0, shown).map(({ id, name, asset }) => ({
      id,
      title: name,
      to: `/assets/${asset.key}`,
      sub: w.later('home-gone-one', { asset: asset.title }),
    })),
  }
}

tellAtHome({ name: 'agents.gone', order: 61, can: 'agents.manage', find: gone })
tellAtHome({ name: 'agents.waiting', order: 60, can: 'agents.manage', find: waiting })

/** Tokens of one device that another brought. */
async function misused(ctx: Read): Promise<Finding | null> {
  const tokens = await misusedTokens(ctx)
  if (tokens.length === 0) return null
  const place = '/admin/agents?which=misused'
  return {
    title: w.later('home-misused'),
    figures: [{ words: w.later('home-misused-all', { n: tokens.length }), to: place }],
    items: tokens.slice(0, shown).map(({ id, name, misuse }) => ({
      id,
      title: name,
      to: place,
      sub: w.later('home-misused-by', { device: misuse?.device ?? '', ip: misuse?.ip || '–' }),
    })),
  }
}

tellAtHome({ name: 'agents.misused', order: 15, can: 'agents.manage', find: misused })
