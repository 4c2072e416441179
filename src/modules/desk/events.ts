import { z } from 'zod'
import { event, Id } from '#lib/contract'

const Turn = z.enum(['us', 'them'])
export const TicketReplied = event(
  'desk.replied',
  /** `was`: whose turn it had been. */
  z.object({ comment_id: Id, by: Turn, was: Turn.optional() }),
)
const Facts = z.object({ cause: z.string(), resolution: z.string() })
export const TicketDescribed = event('desk.described', z.object({ before: Facts, after: Facts }))
/** What was said on it and attached to it was let go of, as old as the organisation keeps that. */
export const TicketLetGo = event('desk.let-go', z.object({}))
/** Told on the ticket that goes; the one that stays is told by `desk.took-in`. */
export const TicketMerged = event('desk.merged', z.object({ into: Id }))
export const TicketsTaken = event('desk.took-in', z.object({ from: z.array(Id) }))
/** Told on the one that it had been merged into. */
export const TicketGivenUp = event('desk.gave-up', z.object({ id: Id }))
export const TicketUnmerged = event('desk.unmerged', z.object({ from: Id }))
/** Told on the ticket that the messages came back to. */
export const TicketUnsplit = event('desk.unsplit', z.object({ from: Id, comments: z.array(Id) }))
/** Told on the ticket that a split had made: its messages went back, and nothing of it is left. */
export const TicketLaidAside = event('desk.laid-aside', z.object({ into: Id, comments: z.array(Id) }))
export const TicketSplit = event('desk.split', z.object({ into: Id, comments: z.array(Id) }))
