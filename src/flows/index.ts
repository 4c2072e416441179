import './kits-give-seats.ts'
import './licences-name-devices.ts'
import type { Flow } from '#kernel/flows'
import { alarmOverIsRead, alarmTellsAdministrators } from './alarm-tells-administrators.ts'
import { deniedOpensTicket } from './denied-opens-ticket.ts'
import { flaggedIsSignedOut } from './flagged-is-signed-out.ts'
import { goneTakesNoLicence, leftTakesNoLicence } from './gone-takes-no-licence.ts'
import { joinerGetsAKit, joinerMovesTheirKit, joinerNeedsNoKit } from './joiner-gets-a-kit.ts'
import { leaverBringsThingsBack } from './leaver-brings-things-back.ts'
import { leaverLosesAccess } from './leaver-loses-access.ts'
import { placeMovesItsWork } from './place-moves-its-work.ts'
import { provisionedGetsAccount } from './provisioned-gets-account.ts'
import { whatEndsOpensARequest } from './what-ends-opens-a-request.ts'
import { whatIsShortNoLongerIsToldThere, whatIsShortOpensWork } from './what-is-short-opens-work.ts'

/** Where two rooms' writes meet: one sentence a file, listed here. */
export const flows: readonly Flow[] = [
  leaverLosesAccess,
  leaverBringsThingsBack,
  joinerGetsAKit,
  joinerMovesTheirKit,
  joinerNeedsNoKit,
  flaggedIsSignedOut,
  provisionedGetsAccount,
  placeMovesItsWork,
  alarmTellsAdministrators,
  alarmOverIsRead,
  whatEndsOpensARequest,
  whatIsShortOpensWork,
  whatIsShortNoLongerIsToldThere,
  deniedOpensTicket,
  goneTakesNoLicence,
  leftTakesNoLicence,
]
