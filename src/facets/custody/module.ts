import { defineModule } from '#kernel/module'
import { custody as contract, CustodyMoved } from './contract.ts'
import { custodyLines } from './lines.ts'
import { custodyPast } from './past.ts'
import { listMoves } from './queries.ts'
import { w } from './words.ts'

export const custody = defineModule({
  name: 'custody',
  contract,
  handlers: { moves: listMoves },
  events: [CustodyMoved],
  eventLines: custodyLines,
  pasts: [custodyPast],
  refusals: { custody_move_goes_somewhere: w.later('no-way') },
})
