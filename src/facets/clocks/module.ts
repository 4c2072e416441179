import { defineModule } from '#kernel/module'
import { policyKind } from './create.ts'

export const clocks = defineModule({
  name: 'clocks',
  contract: {},
  handlers: {},
  kinds: [
    {
      name: policyKind,
      title: 'Service level',
      prefix: 'SL',
      sequence: 'policy_number',
      can: { read: 'clocks.read', write: 'clocks.manage' },
    },
  ],
})
