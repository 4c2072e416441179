import type { Spoken } from '#kernel/face'
import { schemas, type ResourceKind, urns, type Values } from './engine/schema.ts'
import { shownOf } from './engine/shown.ts'

/** A resource as it is kept. */
export interface Kept {
  id: string
  kind: ResourceKind
  resource: Values
  version: number
  made_at: string
  changed_at: string
}

const instant = (at: string) => Temporal.Instant.from(at).toString()
const etag = ({ version }: Kept) => `W/"${version}"`
const locationOf = ({ kind, id }: Kept) => `/scim/v2/${kind}s/${id}`

/** A resource as it is told. */
export function told(kept: Kept): Values {
  const { id, kind, resource, made_at, changed_at } = kept
  const extended = kind === 'User' && resource[urns.enterprise] !== undefined
  const isUser = kind === 'User'
  return {
    schemas: [isUser ? schemas.user.id : schemas.group.id, ...(extended ? [urns.enterprise] : [])],
    id,
    ...(isUser && { active: true }),
    ...resource,
    meta: {
      resourceType: kind,
      created: instant(made_at),
      lastModified: instant(changed_at),
      location: locationOf(kept),
      version: etag(kept),
    },
  }
}

interface Wanted {
  attributes?: string | undefined
  excludedAttributes?: string | undefined
}

export const answer = (kept: Kept, wanted: Wanted = {}, status = 200): Spoken => ({
  status,
  headers: { etag: etag(kept), ...(status === 201 && { location: locationOf(kept) }) },
  body: shownOf(kept.kind, told(kept), wanted),
})

export const listed = (all: readonly unknown[], { total = all.length, start = 0 } = {}): Spoken => ({
  status: 200,
  body: {
    schemas: [urns.list],
    totalResults: total,
    startIndex: start + 1,
    itemsPerPage: all.length,
    Resources: all,
  },
})
