import { z } from 'zod'
import { byId, Done, Id, post } from '#lib/contract'

const members = z
  .array(Id.meta({ of: 'product' }))
  .min(1)
  .max(200)
  .meta({ title: 'Products' })

export const suiteEndpoints = {
  addMembers: post('/api/software/products/:id/members', {
    summary: 'Say which further products belong to a suite, so that one seat of it covers them all',
    can: 'software.write',
    input: byId.extend({ members }),
    reply: Done,
  }),
  removeMembers: post('/api/software/products/:id/members/remove', {
    summary: 'Say which products do not belong to a suite',
    can: 'software.write',
    input: byId.extend({ members }),
    reply: Done,
  }),
}
