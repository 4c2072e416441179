import { holds } from '#facets/held/sources'
import { revokeTokensOf } from './commands/tokens.ts'
import { w } from './words.ts'

holds({
  name: 'identity.tokens',
  can: 'identity.accounts',
  async find({ db }, ids) {
    const tokens = await db
      .selectFrom('api_token')
      .select('id')
      .where('person_id', 'in', ids)
      .where('revoked_at', 'is', null)
      .execute()
    const quantity = tokens.length
    if (quantity === 0) return []
    const [what, name] = [w.later('held-access'), w.later('held-tokens', { n: quantity })]
    return [{ id: 'tokens', what, name, quantity, to: '/admin/tokens' }]
  },
  async takeBack(ctx, people) {
    for (const person of people) await revokeTokensOf(ctx, person)
  },
})
