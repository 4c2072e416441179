import { Done, get, Id, post } from '#lib/contract'
import { byIdOrKey } from '#lib/shapes'
import { ReturnView, TakeBack } from './schemas.ts'

/** Everything that one person has, and the one deed that takes it back. */
export const returnEndpoints = {
  held: get('/api/assets/returns/:id', {
    summary: 'All that a person has: assets, and what other rooms tell of',
    can: 'assets.write',
    input: byIdOrKey,
    reply: ReturnView,
  }),
  takeBack: post('/api/assets/returns', {
    summary: 'Take back what a person has, all at once and with one protocol; what is missing is lost',
    can: 'assets.write',
    input: TakeBack,
    reply: Done.extend({ protocol: Id.nullable() }),
  }),
}
