import './due.ts'
import { thenDone } from '#kernel/handlers'
import { agreePenalties } from './agree.ts'
import { addClaimLine, archiveClaim, createClaim, leaveOut, removeClaimLine } from './commands.ts'
import { claiming as contract } from './contract.ts'
import * as happened from './events.ts'
import { claimLetter } from './letter.ts'
import { claimLines } from './lines.ts'
import { countClaims, listClaims } from './list.ts'
import { answerClaim, reopenClaim, sendClaim, waiveClaim } from './moves.ts'
import { claimPast } from './past.ts'
import { prepareClaims } from './prepare.ts'
import { claimFigures, showClaim, showPenalties } from './queries.ts'
import { w } from './words.ts'

/** The part of the room that claims what is owed where promises are not kept, as the module joins it. */
export const claims = {
  handlers: {
    penalties: showPenalties,
    agreePenalties,
    claims: listClaims,
    countClaims,
    claimFigures,
    claim: showClaim,
    claimLetter,
    createClaim,
    addClaimLine,
    removeClaimLine: thenDone(removeClaimLine),
    leaveOut: thenDone(leaveOut),
    sendClaim,
    answerClaim,
    waiveClaim,
    reopenClaim,
    archiveClaim: thenDone(archiveClaim),
  },
  kinds: [
    {
      name: 'claim',
      title: w.later('claim'),
      prefix: 'CLM',
      sequence: 'claim_number',
      can: { read: 'vendors.read', write: 'vendors.write' },
      page: contract.claim.path,
      family: 'claim',
    },
  ],
  events: Object.values(happened),
  eventLines: claimLines,
  pasts: [claimPast],
  schedules: [
    {
      name: 'vendors.claims',
      title: w.later('prepare'),
      everySeconds: 3600,
      run: (ctx: Parameters<typeof prepareClaims>[0]) => prepareClaims(ctx),
    },
  ],
  views: [
    {
      list: 'vendors.claims',
      name: 'prepared',
      title: w.later('view.prepared'),
      q: 'status:prepared owed:yes until<today archived:no',
    },
    {
      list: 'vendors.claims',
      name: 'waiting',
      title: w.later('view.waiting'),
      q: 'status:claimed archived:no',
    },
    {
      list: 'vendors.claims',
      name: 'answered',
      title: w.later('view.answered'),
      q: 'status:granted,partly,refused archived:no',
    },
    { list: 'vendors.claims', name: 'all', title: w.later('view.all'), q: 'archived:no' },
    { list: 'vendors.claims', name: 'archive', title: w.later('view.archive'), q: 'archived:yes' },
  ],
  refusals: { claim_period: w.later('there-already') },
} as const
