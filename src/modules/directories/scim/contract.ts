import { z } from 'zod'
import { del, get, patch, post, put } from '#lib/contract'

const can = 'directories.provision'
/** What a provider sends is read by the schema of its standard, attribute by attribute. */
const sent = z.looseObject({})
const shown = {
  attributes: z.string().max(4000).optional(),
  excludedAttributes: z.string().max(4000).optional(),
}
const asked = z.object({
  filter: z.string().max(4000).optional(),
  startIndex: z.coerce.number().int().catch(1),
  count: z.coerce.number().int().optional().catch(undefined),
  ...shown,
})
const one = z.object({ id: z.string().max(200), ...shown })
const changes = z.looseObject({
  id: z.string().max(200),
  ...shown,
  Operations: z
    .array(
      z.object({
        op: z.string().max(20),
        path: z.string().max(4000).optional(),
        value: z.unknown().optional(),
      }),
    )
    .max(1000),
})

/** What is known of every answer; a resource is what its schema lets it be. */
const spoken = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.looseObject({}).optional(),
})
const reply = spoken
const at = '/scim/v2'

/** RFC 7644, for one connection: the one whose token is shown. */
export const scim = {
  config: get(`${at}/ServiceProviderConfig`, {
    summary: 'What this service can',
    can,
    input: z.object({}),
    reply,
  }),
  resourceTypes: get(`${at}/ResourceTypes`, {
    summary: 'Kinds of resources',
    can,
    input: z.object({}),
    reply,
  }),
  resourceType: get(`${at}/ResourceTypes/:id`, { summary: 'One kind of resource', can, input: one, reply }),
  schemas: get(`${at}/Schemas`, { summary: 'What resources may hold', can, input: z.object({}), reply }),
  schema: get(`${at}/Schemas/:id`, { summary: 'What one kind may hold', can, input: one, reply }),
  users: get(`${at}/Users`, { summary: 'Users of this connection', can, input: asked, reply }),
  user: get(`${at}/Users/:id`, { summary: 'One user', can, input: one, reply }),
  createUser: post(`${at}/Users`, { summary: 'Bring a user', can, input: sent, reply }),
  replaceUser: put(`${at}/Users/:id`, {
    summary: 'Tell all of a user anew',
    can,
    input: sent.extend(one.shape),
    reply,
  }),
  patchUser: patch(`${at}/Users/:id`, { summary: 'Change a user', can, input: changes, reply }),
  removeUser: del(`${at}/Users/:id`, { summary: 'Take a user away', can, input: one, reply }),
  groups: get(`${at}/Groups`, { summary: 'Groups of this connection', can, input: asked, reply }),
  group: get(`${at}/Groups/:id`, { summary: 'One group', can, input: one, reply }),
  createGroup: post(`${at}/Groups`, { summary: 'Bring a group', can, input: sent, reply }),
  replaceGroup: put(`${at}/Groups/:id`, {
    summary: 'Tell all of a group anew',
    can,
    input: sent.extend(one.shape),
    reply,
  }),
  patchGroup: patch(`${at}/Groups/:id`, { summary: 'Change a group', can, input: changes, reply }),
  removeGroup: del(`${at}/Groups/:id`, { summary: 'Take a group away', can, input: one, reply }),
}
