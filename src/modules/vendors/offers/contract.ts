import { z } from 'zod'
import { byId, Counted, Counting, Done, get, listingBy, page, patch, post } from '#lib/contract'
import { Made, Saved, archiving, byIdOrKey, editing } from '#lib/shapes'
import {
  ComparisonDraft,
  ComparisonPatch,
  ComparisonRow,
  ComparisonView,
  Conflict,
  Pair,
  Score,
} from './schemas.ts'

/** Offers beside each other: what counts, what each gives, what was decided. */
export const comparing = {
  comparisons: get('/api/comparisons', {
    summary: 'Comparisons of offers that a filter lets through',
    can: 'vendors.read',
    input: z.object(listingBy('updated', 'name')),
    reply: page(ComparisonRow),
  }),
  countComparisons: get('/api/comparisons/count', {
    summary: 'How many comparisons a filter lets through',
    can: 'vendors.read',
    input: Counting,
    reply: Counted,
  }),
  comparison: get('/api/comparisons/:id', {
    summary: 'One comparison: criteria, offers, scores, who wins, and what would change that',
    can: 'vendors.read',
    input: byIdOrKey,
    reply: ComparisonView,
  }),
  createComparison: post('/api/comparisons', {
    summary: 'Begin to compare offers',
    can: 'vendors.write',
    input: ComparisonDraft,
    reply: Made,
  }),
  saveComparison: patch('/api/comparisons/:id', {
    summary: 'Change what is sought, the criteria or the offers',
    can: 'vendors.write',
    input: editing.extend(ComparisonPatch.shape),
    reply: Saved,
  }),
  pairUp: post('/api/comparisons/:id/pairs', {
    summary:
      'Compare criteria in pairs, or offers under one criterion; those named replace what was said of them',
    can: 'vendors.write',
    input: byId.extend({
      pairs: z.array(Pair).min(1).max(200).meta({ title: 'Pairs' }),
      weighing: ComparisonPatch.shape.weighing,
    }),
    reply: Saved,
  }),
  scoreOffers: post('/api/comparisons/:id/scores', {
    summary: 'Give one’s own scores, and say if one has an interest in the outcome',
    can: 'vendors.assess',
    input: byId.extend({
      scores: z.array(Score).max(800).default([]).meta({ title: 'Scores' }),
      conflict: Conflict.optional(),
    }),
    reply: Saved,
  }),
  decideComparison: post('/api/comparisons/:id/decide', {
    summary: 'Record which offer is taken and why, or take the decision back',
    can: 'vendors.write',
    input: byId.extend({
      offer: z
        .string()
        .max(60)
        .nullable()
        .meta({ title: 'Offer', description: 'None takes the decision back' }),
      reason: z.string().trim().max(5000).default('').meta({ title: 'Reason' }),
    }),
    reply: Saved,
  }),
  signOffer: post('/api/comparisons/:id/contract', {
    summary: 'Make a contract of the offer that was taken, to be completed',
    can: 'vendors.write',
    input: byId,
    reply: Made,
  }),
  archiveComparison: post('/api/comparisons/:id/archive', {
    summary: 'Put a comparison in the archive, or bring it back',
    can: 'vendors.write',
    input: archiving,
    reply: Done,
  }),
}
