import { z } from 'zod'
import { byId, Counted, Counting, Done, get, Id, listingBy, page, post } from '#lib/contract'
import { Made, Saved, archiving, byIdOrKey, editing } from '#lib/shapes'
import {
  Answering,
  ClaimDraft,
  ClaimFigures,
  ClaimRow,
  ClaimView,
  HandLine,
  Penalties,
  PenaltiesView,
  Sending,
  Why,
} from './schemas.ts'

const OfLine = byId.extend({ line_id: Id.meta({ title: 'Line' }) })

/** What is owed where promises are not kept: agreed in contracts, prepared from what happened, claimed. */
export const claiming = {
  penalties: get('/api/contracts/:id/penalties', {
    summary: 'What a contract says of promises that are not kept, and what was claimed by it',
    can: 'vendors.read',
    input: byIdOrKey,
    reply: PenaltiesView,
  }),
  agreePenalties: post('/api/contracts/:id/penalties', {
    summary: 'Write down the penalties of a contract as a whole; what may be claimed is prepared anew',
    can: 'vendors.write',
    input: editing.extend(Penalties.shape),
    reply: Saved,
  }),
  claims: get('/api/claims', {
    summary: 'Claims on vendors that a filter lets through',
    can: 'vendors.read',
    input: z.object(listingBy('by', 'name', 'updated')),
    reply: page(ClaimRow),
  }),
  countClaims: get('/api/claims/count', {
    summary: 'How many claims a filter lets through',
    can: 'vendors.read',
    input: Counting,
    reply: Counted,
  }),
  claimFigures: get('/api/claims/figures/:id', {
    summary: 'What may be claimed, was claimed and was granted of one vendor',
    can: 'vendors.read',
    input: byId,
    reply: ClaimFigures,
  }),
  claim: get('/api/claims/:id', {
    summary: 'One claim: each line with what was promised and what happened, the cap, the last day',
    can: 'vendors.read',
    input: byIdOrKey,
    reply: ClaimView,
  }),
  claimLetter: get('/api/claims/:id/pdf', {
    summary: 'The letter of a claim with its lines as an annex, as a PDF',
    can: 'vendors.read',
    carries: 'download',
    input: byId,
    reply: z.unknown(),
  }),
  createClaim: post('/api/claims', {
    summary: 'Begin a claim by hand, for what the house does not measure',
    can: 'vendors.write',
    input: ClaimDraft,
    reply: Made,
  }),
  addClaimLine: post('/api/claims/:id/lines', {
    summary: 'Add a line to a claim by hand',
    can: 'vendors.write',
    input: byId.extend(HandLine.shape),
    reply: z.object({ line_id: Id }),
  }),
  removeClaimLine: post('/api/claims/:id/lines/remove', {
    summary: 'Take away a line that somebody added',
    can: 'vendors.write',
    input: OfLine,
    reply: Done,
  }),
  leaveOut: post('/api/claims/:id/lines/leave-out', {
    summary: 'Leave a line out of a claim and say why, or let it count again',
    can: 'vendors.write',
    input: OfLine.extend({
      why: Why.nullable().meta({ title: 'Why', description: 'None: it counts again' }),
    }),
    reply: Done,
  }),
  sendClaim: post('/api/claims/:id/send', {
    summary: 'Note that it was claimed; from then on it stays as it is',
    can: 'vendors.write',
    input: editing.extend(Sending.shape),
    reply: Saved,
  }),
  answerClaim: post('/api/claims/:id/answer', {
    summary: 'Note how much the vendor grants; a later answer takes the place of an earlier one',
    can: 'vendors.write',
    input: editing.extend(Answering.shape),
    reply: Saved,
  }),
  waiveClaim: post('/api/claims/:id/waive', {
    summary: 'Decide not to claim it, and say why',
    can: 'vendors.write',
    input: editing.extend({ why: Why.min(1) }),
    reply: Saved,
  }),
  reopenClaim: post('/api/claims/:id/reopen', {
    summary: 'Take back that it was claimed or waived: it follows what happened again',
    can: 'vendors.write',
    input: editing,
    reply: Saved,
  }),
  archiveClaim: post('/api/claims/:id/archive', {
    summary: 'Put a claim in the archive, or bring it back',
    can: 'vendors.write',
    input: archiving,
    reply: Done,
  }),
}
