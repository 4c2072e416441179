import { z } from 'zod'
import { byId, Counted, Counting, Done, get, Id, listingBy, page, patch, post } from '#lib/contract'
import { Made, Saved, archiving, byIdOrKey, editing } from '#lib/shapes'
import { FloorPlan, OnPlan, Spot } from './plan-schemas.ts'
import { PlaceDraft, PlacePatch, PlaceRow, PlaceView, TreeRow } from './schemas.ts'

export const places = {
  list: get('/api/places', {
    summary: 'Places that a filter lets through',
    can: 'places.read',
    input: z.object(listingBy('name', 'updated')),
    reply: page(PlaceRow),
  }),
  count: get('/api/places/count', {
    summary: 'How many places a filter lets through',
    can: 'places.read',
    input: Counting,
    reply: Counted,
  }),
  tree: get('/api/places/tree', {
    summary: 'The places directly within one, or those at the top',
    can: 'places.read',
    input: z.object({
      within: Id.optional(),
      archived: z.stringbool().optional().meta({ title: 'Those in the archive too' }),
    }),
    reply: z.object({ items: z.array(TreeRow) }),
  }),
  get: get('/api/places/:id', {
    summary: 'One place: where it lies, what holds there, what lies within',
    can: 'places.read',
    input: byIdOrKey,
    reply: PlaceView,
  }),
  plan: get('/api/places/:id/plan', {
    summary: 'The floor plan of a place: its picture, and the pins of what lies within',
    can: 'places.read',
    input: byIdOrKey,
    reply: FloorPlan,
  }),
  onPlan: get('/api/places/:id/on-plan', {
    summary: 'The nearest floor plan that a place lies on',
    can: 'places.read',
    input: byId,
    reply: z.object({ found: OnPlan.nullable() }),
  }),
  setPlan: post('/api/places/:id/plan', {
    summary: 'Put up a floor plan, put another in its place, or take it down; pins stay where they are',
    can: 'places.manage',
    input: byId.extend({
      file_id: Id.nullable().meta({
        title: 'Picture',
        description: 'A file that was brought; none takes the plan down',
      }),
    }),
    reply: z.object({ before: Id.nullable().meta({ title: 'The file before' }) }),
  }),
  pin: post('/api/places/:id/pins', {
    summary: 'Put a place on the floor plan of one around it, move its pin, or take it off',
    can: 'places.manage',
    input: byId.extend({
      place_id: Id.meta({ title: 'Place', of: 'place' }),
      at: Spot.nullable().meta({ title: 'Where', description: 'None takes it off' }),
    }),
    reply: z.object({ before: Spot.nullable().meta({ title: 'Where it was' }) }),
  }),
  create: post('/api/places', {
    summary: 'Add a place',
    can: 'places.manage',
    input: PlaceDraft,
    reply: Made,
  }),
  save: patch('/api/places/:id', {
    summary: 'Change a place; another parent moves it with all that lies within',
    can: 'places.manage',
    input: editing.extend(PlacePatch.shape),
    reply: Saved,
  }),
  archive: post('/api/places/:id/archive', {
    summary: 'Put a place in the archive, or bring it back',
    can: 'places.manage',
    input: archiving,
    reply: Done,
  }),
}
