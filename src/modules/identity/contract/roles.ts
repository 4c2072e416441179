import { z } from 'zod'
import { byId, del, Done, get, Id, page, post, paging } from '#lib/contract'
import { Grant, NamedGrant, RoleName } from '../schemas.ts'

export const roles = {
  roles: get('/api/identity/roles', {
    summary: 'The roles, and which permissions each holds',
    can: 'signed-in',
    input: z.object({}),
    reply: z.object({
      roles: z.array(
        z.object({
          name: RoleName,
          title: z.string(),
          text: z.string(),
          scopable: z.boolean(),
          people: z.int(),
          needs_factor: z.boolean(),
          /** Of its people who have an account, those without a second factor. */
          without_factor: z.int(),
        }),
      ),
      permissions: z.array(
        z.object({ name: z.string(), room: z.string(), title: z.string(), roles: z.array(RoleName) }),
      ),
    }),
  }),
  grants: get('/api/identity/grants', {
    summary: 'Who holds which role, and where',
    can: 'identity.read',
    input: z.object({ principal_id: Id.optional(), role: RoleName.optional(), ...paging }),
    reply: page(NamedGrant),
  }),
  giveRole: post('/api/identity/grants', {
    summary: 'Give people or teams a role, everywhere or for one team',
    can: 'identity.roles',
    sensitive: true,
    input: z.object({ principal_ids: z.array(Id).min(1).max(200).meta({ title: 'To' }), ...Grant.shape }),
    reply: Done,
  }),
  requireSecondFactor: post('/api/identity/second-factor-roles', {
    summary: 'Say which roles need a second factor; whoever holds one must set it up before anything else',
    can: 'identity.roles',
    sensitive: true,
    input: z.object({ roles: z.array(RoleName).max(50).meta({ title: 'Roles' }) }),
    reply: Done,
  }),
  takeRole: del('/api/identity/grants/:id', {
    summary: 'Take a role away',
    can: 'identity.roles',
    sensitive: true,
    input: byId,
    reply: Done,
  }),
}
