import './home.ts'
import { defineModule } from '#kernel/module'
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  renewSecret,
  replayDeliveries,
  testWebhook,
} from './commands.ts'
import { webhooks as contract } from './contract.ts'
import * as happened from './events.ts'
import { webhookLane } from './lane.ts'
import { lines } from './lines.ts'
import { listDeliveries, listWebhooks } from './queries.ts'
import { oldDeliveries } from './retention.ts'
import { lockedSecrets } from './webhooks.ts'
import { w } from './words.ts'

export const webhooks = defineModule({
  name: 'webhooks',
  contract,
  handlers: {
    list: listWebhooks,
    add: addWebhook,
    change: changeWebhook,
    renewSecret,
    remove: removeWebhook,
    test: testWebhook,
    deliveries: listDeliveries,
    replay: replayDeliveries,
  },
  permissions: {
    'webhooks.read': { title: w.later('may-read'), roles: ['auditor', 'administrator'] },
    'webhooks.manage': { title: w.later('may-manage'), roles: ['administrator'] },
  },
  events: Object.values(happened),
  eventLines: lines,
  locks: lockedSecrets,
  retention: [oldDeliveries],
  lanes: [webhookLane],
  refusals: { webhook_name_unique: w.later('name-taken') },
})
