import { z } from 'zod'
import { Done, event, get, Id, patch, post } from '#lib/contract'
import { sources } from '../engine/sources.ts'

const SourceName = z.enum(sources).meta({ title: 'Source' })
const Named = z.string().min(1).max(20).meta({ title: 'Source', example: 'agent' })
const Field = z.string().min(1).max(80).meta({ title: 'Field', example: 'serial' })
const of = z.object({ id: Id, field: Field })

/** Who said what stands in one field of an asset. */
export const FieldSource = z.object({
  field: z.string(),
  by: SourceName,
  at: z.string(),
  locked: z.boolean().meta({ title: 'Locked' }),
  /** What others say instead, as one reads it. */
  others: z.array(z.object({ by: SourceName, value: z.string() })),
})
export type FieldSource = z.output<typeof FieldSource>

export const Rule = z.object({
  field: z.string(),
  order: z.array(SourceName),
  usual: z.boolean(),
})
export type Rule = z.output<typeof Rule>

export const sourceEndpoints = {
  sources: get('/api/assets/:id/sources', {
    summary: 'Who said what stands in the fields of an asset, and what others say instead',
    can: 'assets.care',
    input: z.object({ id: Id }),
    reply: z.object({ items: z.array(FieldSource) }),
  }),
  lockField: post('/api/assets/:id/sources/lock', {
    summary: 'Lock a field of an asset, so that only people here change it, or unlock it',
    can: 'assets.write',
    input: of.extend({ locked: z.boolean().meta({ title: 'Locked' }) }),
    reply: Done,
  }),
  takeSaid: post('/api/assets/:id/sources/take', {
    summary: 'Write to a field of an asset what another source says of it, which keeps it from then on',
    can: 'assets.write',
    input: of.extend({ by: Named }),
    reply: Done,
  }),
  rules: get('/api/assets/rules', {
    summary: 'Which source counts more than which, field by field',
    can: 'assets.care',
    input: z.object({}),
    reply: z.object({ items: z.array(Rule) }),
  }),
  decideRule: patch('/api/assets/rules/:field', {
    summary: 'Decide which source counts more for a field; none: as it is usual',
    can: 'assets.manage',
    input: z.object({
      field: Field,
      order: z.array(Named).max(sources.length).meta({ title: 'Who counts, the first most' }),
    }),
    reply: Done,
  }),
}

/** Somebody locked a field of an asset against other sources, or let them in again. */
export const FieldLocked = event('asset.field-locked', z.object({ field: z.string(), locked: z.boolean() }))
/** Somebody decided which source counts most for a field; none: it goes as usual. */
export const RuleDecided = event(
  'asset.rule-decided',
  z.object({ field: z.string(), order: z.array(z.string()) }),
)
