import { Refusal } from '#lib/refusal'
import { defineFace, type Face, type Spoken } from '#kernel/face'
import { w } from '../words.ts'
import { allSchemas, config, resourceType, resourceTypes, schema } from './config.ts'
import { noteCall, provenBy } from './connection.ts'
import { scim as contract } from './contract.ts'
import { doorsOf } from './doors.ts'
import { ScimFault } from './engine/fault.ts'
import { urns } from './engine/schema.ts'
import { groups } from './groups.ts'
import { users } from './users.ts'

/** What the standard has a name for is refused by that name. */
const named =
  <A extends readonly unknown[]>(handler: (...given: A) => Promise<Spoken>) =>
  async (...given: A): Promise<Spoken> => {
    try {
      return await handler(...given)
    } catch (error) {
      if (!(error instanceof ScimFault)) throw error
      const kind = error.type === 'uniqueness' ? 'conflict' : 'invalid'
      throw new Refusal(kind, w.later('cannot-take', { detail: error.message }), { scimType: error.type })
    }
  }

/** Ours that the standard has other numbers for: what cannot be read is a bad request. */
const statuses: Readonly<Record<number, number>> = { 422: 400 }
const usual: Readonly<Record<number, string>> = { 400: 'invalidValue', 409: 'uniqueness' }

function refused({ status: ours, detail, details }: Parameters<Face['refused']>[0]): Spoken {
  const status = statuses[ours] ?? ours
  const scimType = details['scimType'] ?? usual[status]
  return {
    status,
    ...(status === 401 && { headers: { 'www-authenticate': 'Bearer' } }),
    body: {
      schemas: [urns.error],
      status: String(status),
      ...(typeof scimType === 'string' && { scimType }),
      detail,
    },
  }
}

const [user, group] = [doorsOf(users), doorsOf(groups)]

/** SCIM 2.0, RFC 7642 to 7644: a provider brings people and teams by itself. */
export const scimFace = defineFace({
  prefix: '/scim/v2',
  type: 'application/scim+json',
  contract,
  handlers: {
    config: named(config),
    resourceTypes: named(resourceTypes),
    resourceType: named(resourceType),
    schemas: named(allSchemas),
    schema: named(schema),
    users: named(user.list),
    user: named(user.one),
    createUser: named(user.create),
    replaceUser: named(user.replace),
    patchUser: named(user.patch),
    removeUser: named(user.remove),
    groups: named(group.list),
    group: named(group.one),
    createGroup: named(group.create),
    replaceGroup: named(group.replace),
    patchGroup: named(group.patch),
    removeGroup: named(group.remove),
  },
  prove: provenBy,
  refused,
  async noted(db, { actor, request: { method, url }, spoken: { status }, detail }) {
    if (actor.token === undefined) return
    const path = url.slice('/scim/v2'.length)
    await noteCall(db, actor.token, { method, path, status, detail })
  },
})
