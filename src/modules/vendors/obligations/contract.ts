import { z } from 'zod'
import { Counted, Counting, Day, Done, get, listingBy, page, patch, post } from '#lib/contract'
import { Made, Saved, archiving, byIdOrKey, editing } from '#lib/shapes'
import {
  Meeting,
  ObligationDraft,
  ObligationPatch,
  ObligationRow,
  ObligationView,
  Reason,
} from './schemas.ts'

const Settled = Saved.extend({ next_on: Day.nullable().meta({ title: 'Next due on' }) })

/** What a contract obliges us or the vendor to do. */
export const obliging = {
  obligations: get('/api/obligations', {
    summary: 'Obligations of contracts that a filter lets through',
    can: 'vendors.read',
    input: z.object(listingBy('due', 'name', 'updated')),
    reply: page(ObligationRow),
  }),
  countObligations: get('/api/obligations/count', {
    summary: 'How many obligations a filter lets through',
    can: 'vendors.read',
    input: Counting,
    reply: Counted,
  }),
  obligation: get('/api/obligations/:id', {
    summary: 'One obligation: who owes what by when, and what showed it each time',
    can: 'vendors.read',
    input: byIdOrKey,
    reply: ObligationView,
  }),
  createObligation: post('/api/obligations', {
    summary: 'Add an obligation to a contract',
    can: 'vendors.write',
    input: ObligationDraft,
    reply: Made,
  }),
  saveObligation: patch('/api/obligations/:id', {
    summary: 'Change an obligation',
    can: 'vendors.write',
    input: editing.extend(ObligationPatch.shape),
    reply: Saved,
  }),
  meetObligation: post('/api/obligations/:id/meet', {
    summary: 'Note that an obligation was met, with what shows it; the next time opens',
    can: 'vendors.assess',
    input: editing.extend(Meeting.shape),
    reply: Settled,
  }),
  waiveObligation: post('/api/obligations/:id/waive', {
    summary: 'Waive an obligation this time, with the reason; the next time opens',
    can: 'vendors.write',
    input: editing.extend(Reason.shape),
    reply: Settled,
  }),
  missObligation: post('/api/obligations/:id/miss', {
    summary: 'Note that an obligation was not met and will not be, with the reason; the next time opens',
    can: 'vendors.write',
    input: editing.extend(Reason.shape),
    reply: Settled,
  }),
  reopenObligation: post('/api/obligations/:id/reopen', {
    summary: 'Take the last thing back that was noted of an obligation: that time is open again',
    can: 'vendors.assess',
    input: editing,
    reply: Saved,
  }),
  archiveObligation: post('/api/obligations/:id/archive', {
    summary: 'Put an obligation in the archive, or bring it back',
    can: 'vendors.write',
    input: archiving,
    reply: Done,
  }),
}
