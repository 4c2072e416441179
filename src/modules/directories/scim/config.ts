import { Refusal } from '#lib/refusal'
import type { Spoken } from '#kernel/face'
import { w as house } from '#kernel/words'
import { type Attribute, type Schema, schemas, urns } from './engine/schema.ts'
import { listed } from './told.ts'

const at = '/scim/v2'
/** Rows of one answer. */
export const most = 200

const able = (supported: boolean, more = {}) => ({ supported, ...more })

export const config = async (): Promise<Spoken> => ({
  status: 200,
  body: {
    schemas: [urns.config],
    patch: able(true),
    bulk: able(false, { maxOperations: 0, maxPayloadSize: 0 }),
    filter: able(true, { maxResults: most }),
    changePassword: able(false),
    sort: able(false),
    etag: able(false),
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Token',
        description: 'The token of a connection, as Authorization: Bearer',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${at}/ServiceProviderConfig` },
  },
})

const types = [
  {
    id: 'User',
    schema: urns.user,
    schemaExtensions: [{ schema: urns.enterprise, required: false }],
    description: schemas.user.description,
  },
  { id: 'Group', schema: urns.group, schemaExtensions: [], description: schemas.group.description },
].map((type) => ({
  schemas: [urns.type],
  ...type,
  name: type.id,
  endpoint: `/${type.id}s`,
  meta: { resourceType: 'ResourceType', location: `${at}/ResourceTypes/${type.id}` },
}))

const attributeOf = (one: Attribute): Record<string, unknown> => ({
  name: one.name,
  type: one.type,
  description: one.description,
  multiValued: one.multi ?? false,
  required: one.required ?? false,
  caseExact: one.caseExact ?? false,
  mutability: one.readOnly ? 'readOnly' : 'readWrite',
  returned: 'default',
  uniqueness: one.unique ? 'server' : 'none',
  ...(one.sub && { subAttributes: one.sub.map(attributeOf) }),
})

const schemaOf = ({ id, name, description, attributes }: Schema) => ({
  schemas: [urns.schema],
  id,
  name,
  description,
  attributes: attributes.map(attributeOf),
  meta: { resourceType: 'Schema', location: `${at}/Schemas/${id}` },
})
const known = Object.values(schemas).map(schemaOf)

function one(all: readonly { id: string }[], id: string): Spoken {
  const found = all.find((each) => each.id.toLowerCase() === id.toLowerCase())
  if (!found) throw new Refusal('not-found', house.later('not-found'))
  return { status: 200, body: found }
}

export const resourceTypes = async () => listed(types)
export const resourceType = async (_: unknown, { id }: { id: string }) => one(types, id)
export const allSchemas = async () => listed(known)
export const schema = async (_: unknown, { id }: { id: string }) => one(known, id)
