/** What an attribute is, as RFC 7643 describes them. */
export interface Attribute {
  readonly name: string
  readonly type: 'string' | 'boolean' | 'complex' | 'reference' | 'dateTime'
  readonly description: string
  readonly multi?: true
  readonly required?: true
  readonly caseExact?: true
  readonly unique?: true
  readonly readOnly?: true
  readonly sub?: readonly Attribute[]
}

export interface Schema {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly attributes: readonly Attribute[]
}

const text = (name: string, description: string, more: Partial<Attribute> = {}): Attribute => ({
  name,
  type: 'string',
  description,
  ...more,
})

const contact = (name: string, description: string): Attribute => ({
  name,
  type: 'complex',
  description,
  multi: true,
  sub: [
    text('value', 'The address or number itself'),
    text('type', 'work, mobile, home or other'),
    text('display', 'What it is called'),
    { name: 'primary', type: 'boolean', description: 'The one that is written to or called first' },
  ],
})

export const urns = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  search: 'urn:ietf:params:scim:api:messages:2.0:SearchRequest',
  config: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  type: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
} as const

const user: Schema = {
  id: urns.user,
  name: 'User',
  description: 'A person who is to be known here',
  attributes: [
    text('userName', 'What they sign in as at the provider', { required: true, unique: true }),
    {
      name: 'name',
      type: 'complex',
      description: 'Their name in parts',
      sub: [
        text('formatted', 'The whole name'),
        text('familyName', 'Family name'),
        text('givenName', 'Given name'),
      ],
    },
    text('displayName', 'The name that is shown'),
    text('title', 'Job title'),
    text('preferredLanguage', 'Language'),
    text('timezone', 'Time zone, as Europe/Oslo'),
    { name: 'active', type: 'boolean', description: 'Whether they may sign in; false flags them as leaving' },
    contact('emails', 'Mail addresses; the primary or first one for work counts'),
    contact('phoneNumbers', 'Numbers for work and mobile'),
  ],
}

const enterprise: Schema = {
  id: urns.enterprise,
  name: 'EnterpriseUser',
  description: 'Where they belong in the organisation',
  attributes: [
    text('employeeNumber', 'Employee number'),
    text('organization', 'Company'),
    text('department', 'Department, by its name'),
    {
      name: 'manager',
      type: 'complex',
      description: 'Their manager',
      sub: [text('value', 'Id of a user of this connection', { caseExact: true })],
    },
  ],
}

const group: Schema = {
  id: urns.group,
  name: 'Group',
  description: 'A team',
  attributes: [
    text('displayName', 'Name of the team', { required: true, unique: true }),
    {
      name: 'members',
      type: 'complex',
      description: 'Who is in the team',
      multi: true,
      sub: [
        text('value', 'Id of a user of this connection', { caseExact: true }),
        text('display', 'What they are called'),
        text('type', 'User'),
      ],
    },
  ],
}

export const schemas = { user, enterprise, group }

const common: readonly Attribute[] = [
  text('id', 'What it is called here, for good', { caseExact: true, readOnly: true }),
  text('externalId', 'What the provider calls it', { caseExact: true }),
  {
    name: 'meta',
    type: 'complex',
    description: 'When it was made and changed',
    readOnly: true,
    sub: [
      text('resourceType', 'User or Group', { caseExact: true }),
      { name: 'created', type: 'dateTime', description: 'When it was made' },
      { name: 'lastModified', type: 'dateTime', description: 'When it was last changed' },
      { name: 'location', type: 'reference', description: 'Its address' },
      text('version', 'Its version', { caseExact: true }),
    ],
  },
  text('schemas', 'Which schemas it has', { multi: true, caseExact: true, readOnly: true }),
]

export type ResourceKind = 'User' | 'Group'

const all: Record<ResourceKind, readonly Attribute[]> = {
  User: [
    ...common,
    ...user.attributes,
    {
      name: urns.enterprise,
      type: 'complex',
      description: enterprise.description,
      sub: enterprise.attributes,
    },
  ],
  Group: [...common, ...group.attributes],
}
/** All that a resource may hold; what extends it hangs below its schema's name. */
export const attributesOf = (kind: ResourceKind) => all[kind]

const core = [urns.user.toLowerCase(), urns.group.toLowerCase()]
/** Whether a path begins at the resource itself, and not at what extends it. */
export const isCore = (urn: string) => core.includes(urn.toLowerCase())

/** Names are alike in any case. */
export const attributeNamed = (all: readonly Attribute[], name: string): Attribute | undefined => {
  const wanted = name.toLowerCase()
  return all.find((one) => one.name.toLowerCase() === wanted)
}

export type Value = string | boolean | Values | readonly Value[]
export interface Values {
  [name: string]: Value | undefined
}

/** What a program sent may be anything. */
export const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
