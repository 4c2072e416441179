import { fieldOf } from '#kit/fields-of'
import type { IconName } from '#kit/icon.tsx'
import { isSource, ownField, type Source } from '../../engine/sources.ts'
import { assets } from '../../contract.ts'
import { w } from './words.ts'

const { input } = assets.save
type Name = Exclude<keyof typeof input.shape, 'id' | 'version' | 'custom'>
const isName = (field: string): field is Name => field in input.shape

/** A field as it is called on the asset. */
export const fieldTitle = (field: string): string => {
  if (field === 'holder_id' || field === 'custom') return w(field)
  return isName(field) ? fieldOf(input, field).title : field.replace(ownField(''), '')
}

export const sourceTitle = (source: string) => (isSource(source) ? w(`source.${source}`) : source)

/** What shows at a glance who said something. */
export const sourceIcon = (source: Source): IconName => {
  if (source === 'hand') return 'user'
  if (source === 'agent') return 'pulse'
  if (source === 'before') return 'history'
  return source === 'order' || source === 'list' ? 'file' : 'plug'
}
