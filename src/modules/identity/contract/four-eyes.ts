import { z } from 'zod'
import { byId, Done, flag, get, Id, Instant, post, Verdict } from '#lib/contract'

/** Something that lets somebody do more, asked for by one and decided by another. */
export const PendingChange = z.object({
  id: Id,
  asked_by: z.object({ id: Id, name: z.string() }).meta({ title: 'Asked by' }),
  asked_at: Instant.meta({ title: 'Asked' }),
  expires_at: Instant.meta({ title: 'Waits until' }),
  /** What was to be done. */
  does: z.string().meta({ title: 'What' }),
  /** What somebody gains by it. */
  gains: z.string().meta({ title: 'Comes to' }),
  state: z.enum(['waiting', 'confirmed', 'declined', 'withdrawn', 'expired']).meta({ title: 'State' }),
  decided_by: z.object({ id: Id, name: z.string() }).nullable(),
  decided_at: Instant.nullable(),
  reason: z.string().nullable(),
  can: z.object({ decide: Verdict, withdraw: Verdict }),
})

export const fourEyes = {
  pendingChanges: get('/api/identity/pending-changes', {
    summary: 'What waits for a second person: what I asked for, and what I may confirm',
    can: 'signed-in',
    input: z.object({ waiting: flag().default(true).meta({ title: 'Only what waits' }) }),
    reply: z.object({ on: z.boolean(), items: z.array(PendingChange) }),
  }),
  confirmChange: post('/api/identity/pending-changes/:id/confirm', {
    summary: 'Confirm what another asked for: exactly that is done',
    can: 'signed-in',
    bySession: true,
    sensitive: true,
    input: byId,
    reply: Done.extend({
      /** To be handed over: links where no mail leaves, and a connection’s token. */
      links: z.array(z.string()),
    }),
  }),
  declineChange: post('/api/identity/pending-changes/:id/decline', {
    summary: 'Decline what another asked for, with a reason',
    can: 'signed-in',
    bySession: true,
    input: z.object({ id: Id, reason: z.string().trim().min(1).max(500).meta({ title: 'Why' }) }),
    reply: Done,
  }),
  withdrawChange: post('/api/identity/pending-changes/:id/withdraw', {
    summary: 'Withdraw what I asked a second person for',
    can: 'signed-in',
    input: byId,
    reply: Done,
  }),
  decideFourEyes: post('/api/identity/four-eyes', {
    summary: 'Say whether whatever lets somebody do more needs a second person',
    can: 'identity.roles',
    sensitive: true,
    input: z.object({ on: z.boolean().meta({ title: 'Needs a second person' }) }),
    reply: Done,
  }),
}
