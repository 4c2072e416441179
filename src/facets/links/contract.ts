import { z } from 'zod'
import { event, get, Id, Instant, page, paging, post } from '#lib/contract'
import { Named } from '#lib/shapes'

const RelationName = z.string().trim().min(1).max(60).meta({ title: 'Relation' })

export const LinkDraft = z.object({
  from: Id.meta({ title: 'From' }),
  /** By its name from either end: `depends-on` from A to B is `supports` from B to A. */
  relation: RelationName,
  to: Id.meta({ title: 'To' }),
})
export type LinkDraft = z.output<typeof LinkDraft>

export const Link = z.object({
  /** The relation's name from the end of the record that was asked about. */
  relation: z.string().meta({ title: 'Relation' }),
  title: z.string().meta({ title: 'Relation' }),
  record: z
    .object({
      id: Id,
      kind: z.string(),
      kind_title: z.string(),
      key: z.string(),
      title: z.string(),
      archived: z.boolean(),
    })
    .meta({ title: 'Record' }),
  created_at: Instant.meta({ title: 'Since' }),
  created_by: Named.nullable().meta({ title: 'By' }),
})
export type Link = z.output<typeof Link>

const kinds = z.union([z.literal('any'), z.array(z.string())])
const drafts = z.object({ links: z.array(LinkDraft).min(1).max(500).meta({ title: 'Links' }) })

export const links = {
  relations: get('/api/relations', {
    summary: 'List the ways in which records can be linked',
    can: 'signed-in',
    input: z.object({}),
    reply: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          inverse: z.string(),
          inverse_title: z.string(),
          from: kinds,
          to: kinds,
        }),
      ),
    }),
  }),
  list: get('/api/records/:id/links', {
    summary: 'List what a record is linked to, in both directions',
    can: 'signed-in',
    input: z.object({ id: Id, relation: RelationName.optional(), ...paging }),
    reply: page(Link),
  }),
  add: post('/api/links', {
    summary: 'Link records; what is linked already stays so',
    can: 'signed-in',
    input: drafts,
    reply: z.object({ added: z.int() }),
  }),
  remove: post('/api/links/remove', {
    summary: 'Take links away',
    can: 'signed-in',
    input: drafts,
    reply: z.object({ removed: z.int() }),
  }),
}

/** Told of both ends; `relation` is the name from the end it is told of. */
const told = z.object({ relation: z.string(), other: Id })
export const LinkAdded = event('link.added', told)
export const LinkRemoved = event('link.removed', told)
