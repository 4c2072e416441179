import type { Field } from '#lib/filter/fields'
import { ContractStatus, ContractType, Renewal } from './contract-schemas.ts'
import { Tier } from './schemas.ts'
import { w } from './words.ts'

export const name: Field = { name: 'name', title: w.later('name'), type: 'text' }
export const vendor: Field = { name: 'vendor', title: w.later('vendor'), type: 'id', ref: 'vendor' }
export const contract: Field = { name: 'contract', title: w.later('contract'), type: 'id', ref: 'contract' }
/** What all lists of this room can be asked. */
export const common: readonly Field[] = [
  { name: 'archived', title: w.later('archived'), type: 'boolean' },
  { name: 'updated', title: w.later('updated'), type: 'instant' },
  { name: 'key', title: w.later('key'), type: 'text' },
  { name: 'says', title: w.later('says'), type: 'words' },
]

/** What the list of vendors can be asked. */
export const vendorFilterFields: readonly Field[] = [
  name,
  {
    name: 'tier',
    title: w.later('tier'),
    type: 'enum',
    ordered: true,
    nullable: true,
    values: Tier.options.map((value) => ({ value, title: w.later(`tier.${value}`) })),
  },
  { name: 'services', title: w.later('services'), type: 'text', nullable: true },
  ...common,
]

/** What the list of contracts can be asked. */
export const contractFilterFields: readonly Field[] = [
  name,
  vendor,
  {
    name: 'type',
    title: w.later('type'),
    type: 'enum',
    values: ContractType.options.map((value) => ({ value, title: w.later(`type.${value}`) })),
  },
  {
    name: 'status',
    title: w.later('status'),
    type: 'enum',
    values: ContractStatus.options.map((value) => ({ value, title: w.later(`status.${value}`) })),
  },
  {
    name: 'renewal',
    title: w.later('renewal'),
    type: 'enum',
    values: Renewal.options.map((value) => ({ value, title: w.later(`renewal.${value}`) })),
  },
  { name: 'owner', title: w.later('owner'), type: 'id', ref: 'person', self: true, nullable: true },
  { name: 'until', title: w.later('until'), type: 'day', nullable: true },
  { name: 'notice', title: w.later('notice'), type: 'day', nullable: true },
  { name: 'number', title: w.later('number'), type: 'text', nullable: true },
  ...common,
]
