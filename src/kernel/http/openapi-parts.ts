import { z } from 'zod'
import { type Endpoint, takesKey } from '#lib/contract'
import { statusOf } from '#lib/refusal'
import { shownBy } from './conditions.ts'

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })

const problem = {
  type: 'object',
  required: ['title', 'status', 'kind', 'key', 'request'],
  properties: {
    title: { type: 'string', description: 'One sentence in the language of the caller' },
    status: { type: 'integer' },
    kind: { type: 'string', enum: [...Object.keys(statusOf), 'fault'] },
    key: { type: 'string', description: 'Which sentence it is, for programs' },
    request: { type: 'string', description: 'Names this request in the log' },
    fields: {
      type: 'object',
      additionalProperties: true,
      description: 'What is wrong with each input, by name; what is not known at all as well',
    },
    form: {
      type: 'array',
      items: { type: 'string' },
      description: 'What is wrong with all of them together',
    },
    filter: { type: 'object', description: 'Of a filter that cannot be read: where it stands in its text' },
    version: { type: 'integer', description: 'Of the kind stale: the version that stands now' },
    current: { type: 'object', description: 'Of the kind stale: the record as it stands now' },
    permission: { type: 'string', description: 'Of the kind forbidden, for a token: what it lacks' },
    change: {
      type: 'string',
      description: 'Of the kind second-needed: the change that waits now, or did already',
    },
    see: { type: 'string', description: 'Of the kind second-needed: where in the web app it stands' },
  },
}

const text = (description: string, example: string) => ({ description, schema: { type: 'string' }, example })

const headers = {
  ETag: text('The version that the answer names, for If-Match', '"7"'),
  'Idempotency-Replayed': text('It was done before under this key, and this is the answer of then', 'true'),
  RateLimit: text(
    'How many requests are left, and in how many seconds all are again',
    '"default";r=5999;t=1',
  ),
  'RateLimit-Policy': text('How many requests a minute are let through', '"default";q=6000;w=60'),
  'Retry-After': text('Seconds until one request may come', '3'),
  'WWW-Authenticate': text('How to say who asks', 'Bearer'),
}
type HeaderName = keyof typeof headers
const some = (...names: readonly HeaderName[]) =>
  Object.fromEntries(names.map((name) => [name, ref('headers', name)]))
const limits = ['RateLimit', 'RateLimit-Policy'] as const

const parameters = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Sent again under the same key within a day, it is done once and answered as the first time',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag that was read: a change of what is no longer so is refused with 412',
    schema: { type: 'string', pattern: '^("\\d{1,9}"|\\*)$' },
    example: '"7"',
  },
}

const refusal = (description: string, ...more: readonly HeaderName[]) => ({
  description,
  headers: some(...limits, ...more),
  content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } },
})

/** What all operations share. */
export const components = {
  headers,
  parameters,
  schemas: { Problem: problem },
  responses: {
    Problem: refusal('Refused'),
    NotSignedIn: refusal('Nobody, or not with this token', 'WWW-Authenticate'),
    TooMany: refusal('Too much at once', 'Retry-After'),
  },
}

const nameOf = new Map([
  [401, 'NotSignedIn'],
  [429, 'TooMany'],
])

/** How an operation may be refused. */
export const errors = Object.fromEntries(
  [401, 403, 404, 409, 412, 413, 422, 429].map((status) => [
    status,
    ref('responses', nameOf.get(status) ?? 'Problem'),
  ]),
)

const hasVersion = (reply: z.ZodType) => reply instanceof z.ZodObject && 'version' in reply.shape

/** Whether a change can be tied to the version that was read. */
const takesMatch = (endpoint: Endpoint) => {
  if (endpoint.method === 'GET' || endpoint.carries !== undefined || !('id' in endpoint.input.shape))
    return false
  const shown = shownBy(endpoint)
  return shown !== undefined && hasVersion(shown.endpoint.reply)
}

/** The headers that an operation takes. */
export const headersTaken = (endpoint: Endpoint) => [
  ...(takesKey(endpoint) && endpoint.can !== 'anyone' ? [ref('parameters', 'Idempotency-Key')] : []),
  ...(takesMatch(endpoint) ? [ref('parameters', 'If-Match')] : []),
]

/** The headers that its answer has. */
export const headersGiven = (endpoint: Endpoint) =>
  some(
    ...limits,
    ...(hasVersion(endpoint.reply) ? (['ETag'] as const) : []),
    ...(takesKey(endpoint) && endpoint.can !== 'anyone' ? (['Idempotency-Replayed'] as const) : []),
  )
