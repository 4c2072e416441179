import './usage.ts'
import './witness.ts'
import './home.ts'
import { defineModule } from '#kernel/module'
import { makeOfAgent, matchAgent, refuseAgent, splitAgent, undoAgent } from './commands.ts'
import { agents as contract } from './contract.ts'
import { agentDoor } from './door.ts'
import { keepDrift, listDrift, takeDrift } from './drift.ts'
import * as happened from './events.ts'
import { inboxLane } from './inbox.ts'
import { changedLately } from './lately.ts'
import { lines } from './lines.ts'
import { loadsGo } from './load.ts'
import { aboutAsset, keptOf, listAgents, listReports } from './queries.ts'
import { lockField } from '#modules/assets/public'
import { takeFact } from './reconcile.ts'
import { oldRaw, oldReports } from './retention.ts'
import { networksArchived, networksBrought, networksChanged } from './place.ts'
import { setPrivate } from './private.ts'
import { keeps, keepsLoad, makes, open, people, sharedToo } from './settings.ts'
import { makeOwnTokens } from './own-tokens.ts'
import { listTokens } from './token-list.ts'
import { makeToken, misuseSeen, releaseToken, revokeToken, rotateToken } from './tokens.ts'
import { assetIsCompared } from './said.ts'
import { w } from './words.ts'

export const agents = defineModule({
  name: 'agents',
  contract,
  handlers: {
    list: listAgents,
    about: aboutAsset,
    lately: changedLately,
    match: matchAgent,
    make: makeOfAgent,
    split: splitAgent,
    refuse: refuseAgent,
    undo: undoAgent,
    takeFact,
    kept: keptOf,
    setPrivate,
    drift: listDrift,
    takeDrift,
    keepDrift,
    lockField,
    reports: listReports,
    tokens: listTokens,
    makeToken,
    makeOwnTokens,
    rotateToken,
    releaseToken,
    tokenSeen: misuseSeen,
    revokeToken,
  },
  rawDoors: [agentDoor],
  lanes: [inboxLane],
  permissions: {
    'agents.read': {
      title: w.later('may-read'),
      roles: ['technician', 'lead', 'manager', 'auditor', 'administrator'],
    },
    'agents.manage': { title: w.later('may-manage'), roles: ['lead', 'manager', 'administrator'] },
  },
  events: Object.values(happened),
  eventLines: lines,
  settings: [open, sharedToo, makes, people, keepsLoad, ...Object.values(keeps)],
  flows: [assetIsCompared, networksBrought, networksChanged, networksArchived],
  schedules: [loadsGo],
  retention: [oldRaw, oldReports],
  refusals: {
    agent_token_name_unique: w.later('token-name-taken'),
    agent_token_certificate_unique: w.later('certificate-taken'),
  },
})
