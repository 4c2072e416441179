import { z } from 'zod'
import {
  Counted,
  Counting,
  edited,
  get,
  Id,
  Instant,
  listingBy,
  page,
  patch,
  post,
  Verdict,
} from '#lib/contract'
import { Named } from '#lib/shapes'
import { Html } from '#facets/comments/contract'
import { ClockCell, workFields, workPatch } from '#facets/work/contract'
import { actEndpoints, Batch, dry, ids, MoveOffer, moving, Outcome, tried, Verb } from './act-contract.ts'
import { macroEndpoints } from './macro-contract.ts'
import { timeEndpoints } from './time-contract.ts'

export const TicketKind = z.enum(['incident', 'request'])
export type TicketKind = z.output<typeof TicketKind>
export const Channel = z.enum(['portal', 'desk', 'mail', 'phone', 'api', 'import'])

export const TicketRow = z.object({
  ...workFields,
  kind: workFields.kind.meta({
    ...workFields.kind.meta(),
    says: { incident: 'Incident', request: 'Service request' },
  }),
  /** As a file named them that an import brought, where nobody here is known by it. */
  asked_by: z.string().nullable().meta({ title: 'Asked by' }),
  tags: z.array(z.string()).meta({ title: 'Tags' }),
})
export type TicketRow = z.output<typeof TicketRow>

const Other = z.object({ id: Id, key: z.string(), title: z.string() })

export const Ticket = TicketRow.extend({
  channel: Channel.meta({ title: 'Came by' }),
  cause: z.string().meta({ title: 'Cause' }),
  resolution: z.string().meta({ title: 'Resolution' }),
  custom: z.record(z.string(), z.unknown()).meta({ title: 'More fields' }),
  created_by: Named.nullable().meta({ title: 'Opened by' }),
  merged_into: Other.nullable(),
  /** Those that were merged into it, as far as the reader may see them, each with what was promised about it; it can be taken out again. */
  merged: z.array(Other.extend({ requester: Named.nullable(), clocks: z.array(ClockCell) })),
  /** The ticket that it was split from, while its messages can be put back there. */
  split_from: Other.nullable(),
  /** Seen from inside: with internal notes, by those who work on it. */
  inside: z.boolean(),
  minutes: z.int().meta({ title: 'Time spent', description: 'Minutes' }),
  version: z.int(),
  moves: z.array(MoveOffer),
  can: z.object({ change: Verdict, reply: Verdict, note: Verdict, merge: Verdict, unmerge: Verdict }),
})
export type Ticket = z.output<typeof Ticket>

/** What a ticket is as soon as it is open; to show it tells the rest. */
export const Opened = TicketRow.pick({
  id: true,
  key: true,
  title: true,
  kind: true,
  state: true,
  priority: true,
  impact: true,
  urgency: true,
  due_at: true,
  opened_at: true,
  tags: true,
}).extend({
  requester_id: Id.nullable().meta({ title: 'Requester' }),
  team_id: Id.nullable().meta({ title: 'Team' }),
})
export type Opened = z.output<typeof Opened>

export const Draft = z.object({
  title: z.string().trim().min(3).max(200).meta({ title: 'Subject', hint: 'What is wrong, in a few words' }),
  description: Html.default('').meta({ title: 'What happened?', widget: 'rich-text' }),
  kind: TicketKind.default('incident').meta({ title: 'Kind' }),
  requester_id: Id.optional().meta({
    title: 'For',
    hint: 'Yourself, if nobody is named',
    of: 'person',
  }),
  impact: workPatch.impact,
  urgency: workPatch.urgency,
  category_id: Id.optional().meta({ title: 'Category', of: 'category' }),
  team_id: Id.optional().meta({ title: 'Team', of: 'team' }),
  assignee_id: Id.optional().meta({ title: 'Assignee', of: 'person' }),
  place_id: Id.optional().meta({ title: 'Place', of: 'place' }),
  affected: z
    .array(Id.meta({ of: 'person' }))
    .max(200)
    .default([])
    .meta({ title: 'Also affected' }),
  tags: z.array(z.string().trim().min(1).max(60)).max(30).default([]).meta({ title: 'Tags' }),
  restricted: z.boolean().default(false).meta({ title: 'Restricted', hint: 'Only its team sees it' }),
  channel: Channel.optional().meta({ title: 'Came by' }),
  custom: z.record(z.string(), z.unknown()).optional().meta({ title: 'More fields' }),
  files: z.array(Id).max(50).default([]).meta({ title: 'Files' }),
})
export type Draft = z.output<typeof Draft>

/** What would be promised about a ticket that is not open yet. */
const Promised = z.object({
  priority: z.int(),
  /** The service level that would count, by name. */
  policy: z.string().nullable(),
  promises: z.array(z.object({ metric: z.string(), due_at: Instant.nullable() })),
})
export type Promised = z.output<typeof Promised>

/** Who can take a ticket. */
export const Assignee = z.object({
  id: Id,
  name: z.string().meta({ title: 'Name' }),
  teams: z.array(z.string()).meta({ title: 'Teams' }),
  open: z.int().meta({ title: 'Open', description: 'Tickets in hand that you may see' }),
  away_until: z.iso.date().nullable().meta({ title: 'Away until' }),
})

const onTicket = z.object({ id: Id })

const Said = z.object({ batch: Batch, comment_id: Id.meta({ title: 'Message' }), ticket: Ticket })

export const desk = {
  list: get('/api/desk/tickets', {
    summary: 'List tickets that you may see',
    can: 'desk.read',
    input: z.object(listingBy('due', 'newest', 'oldest', 'moved', 'quiet', 'priority')),
    reply: page(TicketRow),
    hot: true,
  }),
  count: get('/api/desk/count', {
    summary: 'How many tickets a filter lets through',
    can: 'desk.read',
    input: Counting,
    reply: Counted,
  }),
  show: get('/api/desk/tickets/:id', {
    summary: 'Show one ticket and what can be done with it now',
    can: 'desk.read',
    input: onTicket,
    reply: Ticket,
  }),
  promise: post('/api/desk/promise', {
    summary: 'Show which priority a ticket would get and what would be promised about it, without opening it',
    can: 'desk.work',
    input: Draft.omit({ description: true, files: true, assignee_id: true }).extend({
      title: z.string().max(200).default('').meta({ title: 'Subject' }),
    }),
    reply: Promised,
  }),
  assignees: get('/api/desk/assignees', {
    summary: 'Who can take a ticket, and how much each has in hand',
    can: 'desk.work',
    input: z.object({
      q: z.string().max(100).default('').meta({ title: 'Name begins with' }),
      team_id: Id.optional().meta({ title: 'This team first', of: 'team' }),
      limit: z.coerce.number<number | string>().int().min(1).max(100).default(20).meta({ title: 'At most' }),
    }),
    reply: z.object({ items: z.array(Assignee) }),
  }),
  open: post('/api/desk/tickets', {
    summary: 'Open a ticket',
    can: 'desk.open',
    input: Draft,
    reply: Opened,
    carries: 'burst',
  }),
  change: patch('/api/desk/tickets/:id', {
    summary: 'Change fields of a ticket',
    can: 'desk.work',
    input: onTicket.extend({
      version: edited,
      ...workPatch,
      cause: moving.cause,
      resolution: moving.resolution,
    }),
    reply: Ticket.extend({ batch: Batch }),
  }),
  move: post('/api/desk/tickets/:id/move', {
    summary: 'Move a ticket along its workflow',
    can: 'desk.read',
    input: onTicket.extend({ verb: Verb.meta({ ...Verb.meta(), example: 'start' }), ...moving }),
    reply: z.object({ batch: Batch, ticket: Ticket }),
  }),
  reply: post('/api/desk/tickets/:id/reply', {
    summary: 'Answer in public, and move on with it if you like',
    can: 'desk.read',
    input: onTicket.extend({
      html: Html,
      files: z.array(Id).max(50).default([]).meta({ title: 'Files' }),
      verb: Verb.optional().meta({ title: 'Then' }),
      ...moving,
    }),
    reply: Said,
  }),
  note: post('/api/desk/tickets/:id/note', {
    summary: 'Write an internal note that the requester does not see',
    can: 'desk.work',
    input: onTicket.extend({ html: Html, files: z.array(Id).max(50).default([]).meta({ title: 'Files' }) }),
    reply: Said,
  }),
  merge: post('/api/desk/tickets/:id/merge', {
    summary: 'Merge other tickets into this one, or show what would move',
    can: 'desk.work',
    input: onTicket.extend({ from: ids, ...dry }),
    reply: Outcome.extend({
      ...tried,
      messages: z.int(),
      clocks: z.int(),
      people: z.int(),
      /** Those about which something was promised for an earlier moment than about the one that stays. */
      sooner: z.array(z.object({ id: Id, key: z.string(), due_at: Instant })),
    }),
  }),
  unmerge: post('/api/desk/tickets/:id/unmerge', {
    summary: 'Take a merged ticket out again as it was',
    can: 'desk.work',
    input: onTicket,
    reply: Ticket,
  }),
  unsplit: post('/api/desk/tickets/:id/unsplit', {
    summary: 'Put the messages of a ticket that was split off back where they came from',
    can: 'desk.work',
    input: onTicket,
    reply: Ticket,
  }),
  split: post('/api/desk/tickets/:id/split', {
    summary: 'Make a ticket of its own from some messages',
    can: 'desk.work',
    input: onTicket.extend({
      title: Draft.shape.title,
      kind: TicketKind.optional().meta({ title: 'Kind', hint: 'That of the first, if none is given' }),
      requester_id: Id.optional().meta({
        title: 'For',
        hint: 'Whoever wrote the first of the messages from outside, if nobody is named',
        of: 'person',
      }),
      comments: z.array(Id).min(1).max(200).meta({ title: 'Messages' }),
      ...dry,
    }),
    reply: z.object({
      batch: Batch,
      ticket: Ticket.nullable(),
      messages: z.int(),
      files: z.int(),
      /** For whom it is opened if nobody is named. */
      requester: Named.nullable(),
      /** What would be promised about it, where it is only shown. */
      would: Promised.nullable(),
      ...tried,
    }),
  }),
  ...actEndpoints,
  ...macroEndpoints,
  ...timeEndpoints,
}
