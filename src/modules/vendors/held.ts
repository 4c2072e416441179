import { holds } from '#facets/held/sources'
import { countContracts } from './list.ts'
import { w } from './words.ts'

/** A contract whose owner leaves needs another who decides in time. */
holds({
  name: 'vendors.owned',
  can: 'vendors.write',
  async find(ctx, ids) {
    const q = `owner:${ids.join(',')} -status:ended archived:no`
    const { n } = await countContracts(ctx, { q })
    if (n === 0) return []
    const [what, name] = [w.later('held-contracts'), w.later('held-owned', { n })]
    return [{ id: 'owned', what, name, quantity: n, to: `/vendors/contracts?q=${encodeURIComponent(q)}` }]
  },
})
