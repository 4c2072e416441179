import { holds } from '#facets/held/sources'
import { countPurchases } from './list.ts'
import { w } from './words.ts'

/** What somebody asked to buy goes on without them: others take it on, or call it off. */
holds({
  name: 'purchasing.asked',
  can: 'purchasing.order',
  async find(ctx, ids) {
    const q = `requester:${ids.join(',')} -status:closed -status:refused -status:cancelled`
    const { n } = await countPurchases(ctx, { q })
    if (n === 0) return []
    const [what, name] = [w.later('held-purchases'), w.later('held-asked', { n })]
    return [{ id: 'asked', what, name, quantity: n, to: `/purchasing?q=${encodeURIComponent(q)}` }]
  },
})
