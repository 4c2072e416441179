import { z } from 'zod'
import { flag, get, Id, Instant, page, paging } from '#lib/contract'

const Package = z.object({
  id: z.string(),
  name: z.string().meta({ title: 'Name' }),
  version: z.string().meta({ title: 'Version' }),
  publisher: z.string().meta({ title: 'Publisher' }),
  source: z.string().meta({ title: 'Comes from', minor: true }),
})
/** So many devices of each package are counted in a list: all of a large fleet would be half a million rows. */
export const mostDevices = 200
export const PackageRow = Package.extend({
  /** Counted no further than `mostDevices`. */
  devices: z.int().meta({ title: 'Devices' }),
})
export type PackageRow = z.output<typeof PackageRow>

const span = {
  first_seen: Instant.meta({ title: 'First seen' }),
  /** None while it is there. */
  last_seen: Instant.nullable().meta({ title: 'Gone since' }),
}
export const Installed = Package.extend(span)
export type Installed = z.output<typeof Installed>

export const HasIt = z.object({
  id: Id,
  kind: z.string(),
  key: z.string().meta({ title: 'No.' }),
  title: z.string().meta({ title: 'Device' }),
  ...span,
})

export type HasIt = z.output<typeof HasIt>

const find = z.string().trim().max(200).default('').meta({ title: 'Name contains' })
const past = flag().default(false).meta({ title: 'Also what is gone' })

export const software = {
  list: get('/api/software/packages', {
    summary: 'List software that is installed on devices that you may see, by name',
    can: 'software.read',
    input: z.object({ find, ...paging }),
    reply: page(PackageRow),
  }),
  devices: get('/api/software/packages/:package/devices', {
    summary: 'List the devices that have a package',
    can: 'software.read',
    input: z.object({
      package: z.coerce.number<number | string>().int().min(1).max(2_147_483_647).meta({ title: 'Package' }),
      past,
      ...paging,
    }),
    reply: page(HasIt).extend({ package: Package }),
  }),
  on: get('/api/software/on/:id', {
    summary: 'List what is installed on a device, by name',
    can: 'software.read',
    input: z.object({ id: Id, find, past, ...paging }),
    reply: page(Installed).extend({
      device: z.object({ id: Id, kind: z.string(), key: z.string(), title: z.string() }),
      /** How many are there now, and how many were. */
      now: z.int(),
      gone: z.int(),
    }),
  }),
}
