import { z } from 'zod'
import { byId, del, Done, get, Id, page, patch, post, paging } from '#lib/contract'
import { patchOf } from '#lib/patch'
import { Grant, Loss, NamedGrant, roleFields, RoleName } from '../schemas.ts'

const version = z.int().meta({ title: 'Version' })

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
          /** Made by the organisation, which may change it; the others may be copied. */
          own: z.boolean(),
          /** Of one of its own. */
          version: z.int().nullable(),
          based_on: z.string().nullable(),
          permissions: z.array(z.string()),
          staff: z.boolean(),
          scopable: z.boolean(),
          people: z.int(),
          needs_factor: z.boolean(),
          /** Of its people who have an account, those without a second factor. */
          without_factor: z.int(),
        }),
      ),
      permissions: z.array(
        z.object({
          name: z.string(),
          room: z.string(),
          title: z.string(),
          roles: z.array(RoleName),
          /** A role for one team or site carries it there, everywhere, or not at all. */
          part: z.enum(['there', 'everywhere', 'none']),
          /** Why the reader may not put it into a role; null where they may. */
          why_not: z.string().nullable(),
        }),
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
    summary: 'Give people or teams a role: everywhere, or for one team or site',
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
  makeRole: post('/api/identity/roles', {
    summary: 'Make a role of your own from permissions, or as a copy of another',
    can: 'identity.roles',
    sensitive: true,
    input: z.object({
      ...roleFields,
      text: roleFields.text.default(''),
      staff: roleFields.staff.default(false),
      based_on: RoleName.optional().meta({ title: 'Copy of' }),
    }),
    reply: z.object({ name: z.string(), version: z.int() }),
  }),
  changeRole: patch('/api/identity/roles/:role', {
    summary: 'Change a role of your own; whoever holds it may at once what it says then',
    can: 'identity.roles',
    sensitive: true,
    input: z.object({ role: RoleName, version, ...patchOf(roleFields) }),
    reply: z.object({ name: z.string(), version: z.int() }),
  }),
  roleLosses: get('/api/identity/roles/:role/losses', {
    summary: 'Who would lose what if a role of your own were dropped',
    can: 'identity.roles',
    input: z.object({ role: RoleName }),
    reply: z.object({ grants: z.array(NamedGrant), people: z.array(Loss) }),
  }),
  dropRole: post('/api/identity/roles/:role/drop', {
    summary: 'Drop a role of your own; who holds it is named, so that nobody loses it unseen',
    can: 'identity.roles',
    sensitive: true,
    input: z.object({
      role: RoleName,
      version,
      taken: z.array(Id).max(5000).default([]).meta({
        title: 'Grants that go with it',
        description: 'All that there are, as its losses name them',
      }),
    }),
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
