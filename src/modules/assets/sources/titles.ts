import type { z } from 'zod'
import type { Title } from '#lib/words'
import { titleOf } from '#kernel/past'
import { ownField } from '../engine/sources.ts'
import { assetFields, AssetPatch } from '../schemas.ts'
import { w } from './words.ts'

const schemas: Readonly<Record<string, z.ZodType>> = { ...assetFields, status: AssetPatch.shape.status }

/** What a field of an asset is called, whose source is kept; one of the organisation's own by its name. */
export function fieldTitle(field: string): Title {
  if (field === 'holder_id' || field === 'custom') return w.later(field)
  if (field.startsWith(ownField(''))) return field.slice(ownField('').length)
  const schema = schemas[field]
  return schema ? titleOf(schema) : field
}
