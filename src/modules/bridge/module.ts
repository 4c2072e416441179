import { defineModule } from '#kernel/module'
import { bridge as contract } from './contract.ts'
import { showBridge } from './queries.ts'

export const bridge = defineModule({ name: 'bridge', contract, handlers: { show: showBridge } })
