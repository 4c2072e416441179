import type { Kind } from '#kernel/kinds'
import { assets } from './contract.ts'
import { w } from './words.ts'

export const asset = {
  name: 'asset',
  title: w.later('asset'),
  prefix: 'AST',
  sequence: 'asset_number',
  can: { read: 'assets.read', write: 'assets.write' },
  page: assets.get.path,
  family: 'asset',
} satisfies Kind
