import { z } from 'zod'
import { Id, Instant } from '#lib/contract'
import { Address, line, Mailbox, optional } from '#lib/inputs'
import { Network } from '#lib/network'
import { patchOf } from '#lib/patch'
import { Named } from '#lib/shapes'
import { Zone } from '#lib/zone'

export { Address }

export const Level = z
  .enum(['region', 'site', 'building', 'floor', 'room', 'area'])
  .meta({ title: 'Kind of place' })
export type Level = z.output<typeof Level>

const Networks = z.array(Network).max(200).default([])
const degrees = (most: number) => z.number().min(-most).max(most)
export const placeFields = {
  name: line('Name').min(1),
  level: Level,
  parent_id: optional(Id.meta({ title: 'Within', of: 'place' })),
  code: line('Code', 40).default('').meta({ title: 'Code', hint: 'What stands on the door, e.g. BGO-2.14' }),
  address: optional(Address.meta({ title: 'Address' })),
  phone: line('Phone', 40).default(''),
  email: Mailbox.default(''),
  contact_id: optional(Id.meta({ title: 'Contact', of: 'person' })),
  zone: optional(
    Zone.meta({ title: 'Time zone', widget: 'choice', hint: 'Empty: the same as the place around it' }),
  ),
  calendar_id: optional(
    Id.meta({ title: 'Opening hours', of: 'calendar', hint: 'Empty: the same as the place around it' }),
  ),
  latitude: optional(degrees(90).meta({ title: 'Latitude' })),
  longitude: optional(degrees(180).meta({ title: 'Longitude' })),
  capacity: optional(z.int().min(0).max(100_000).meta({ title: 'Capacity' })),
  networks: Networks.meta({
    title: 'IP networks',
    hint: 'As 10.20.0.0/16. Devices that report from there are seen here',
  }),
  silent_networks: Networks.meta({
    title: 'Networks that say nothing of a place',
    hint: 'VPN and the like: whoever has such an address may be anywhere',
  }),
  note: z.string().max(10_000).default('').meta({ title: 'Note' }),
}

export const PlaceDraft = z.object(placeFields)
export type PlaceDraft = z.input<typeof PlaceDraft> & {
  id?: string | undefined
  key?: string | undefined
  external?: { source: string; id: string } | undefined
  created_at?: string | undefined
  updated_at?: string | undefined
}

/** What a change may name: only what is there is changed. */
export const PlacePatch = z.object(patchOf(placeFields))
export type PlacePatch = z.output<typeof PlacePatch>

export const Step = z.object({ id: Id, key: z.string(), name: z.string(), level: Level })

export const TreeRow = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  level: Level,
  code: z.string(),
  archived: z.boolean(),
  parts: z.int().meta({ title: 'Places within' }),
})

export const PlaceRow = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Name' }),
  level: Level,
  code: z.string().meta({ title: 'Code' }),
  within: z.string().meta({ title: 'Within' }),
  city: z.string().meta({ title: 'City' }),
  zone: z.string().nullable().meta({ title: 'Time zone' }),
  updated_at: Instant.meta({ title: 'Updated' }),
})

export const PlaceView = z.object({
  id: Id,
  key: z.string(),
  version: z.int(),
  name: z.string(),
  level: Level,
  code: z.string(),
  archived: z.boolean(),
  trail: z.array(Step),
  address: Address.nullable(),
  phone: z.string(),
  email: z.string(),
  contact: Named.nullable(),
  zone: z.string().nullable(),
  calendar: Named.nullable(),
  /** As they hold here, taken from above where the place has none of its own. */
  holds: z.object({ zone: z.string().nullable(), calendar: Named.nullable(), address: Address.nullable() }),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  capacity: z.int().nullable(),
  networks: z.array(z.string()),
  silent_networks: z.array(z.string()),
  note: z.string(),
  parts: z.array(TreeRow),
  has_plan: z.boolean(),
  created_at: Instant,
  updated_at: Instant,
  can: z.object({ manage: z.boolean() }),
})
