import { z } from 'zod'
import { event } from '#lib/contract'
import { KeptRule } from './schemas.ts'

const facts = z.record(z.string(), z.unknown())

export const productCreated = event('product.created', z.object({ name: z.string() }))
export const productChanged = event('product.changed', z.object({ before: facts, after: facts }))
export const productArchived = event('product.archived', z.object({ archived: z.boolean() }))
export const productRulesChanged = event(
  'product.rules-changed',
  z.object({ added: z.array(KeptRule), removed: z.array(KeptRule) }),
)
