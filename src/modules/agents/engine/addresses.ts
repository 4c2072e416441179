import { isOwn, isTunnel } from './keys.ts'
import { type Row, type Sections, textIn } from './form.ts'

/** Addresses as a report names them. */
export interface Addresses {
  /** Of adapters that are the device's own. */
  readonly own: readonly string[]
  /** Of tunnels: VPN and the like. */
  readonly tunnels: readonly string[]
}

/** So many are looked at: no device has more, and whoever says so means it badly. */
const most = 64
const fields = ['ipaddress', 'ipaddress6'] as const
const isDown = (row: Row) => textIn(row, 'status').toLowerCase() === 'down'
const addressesIn = (rows: readonly Row[]) =>
  [...new Set(rows.flatMap((row) => fields.flatMap((field) => textIn(row, field).toLowerCase().split('\n'))))]
    .filter((address) => address !== '')
    .sort()
    .slice(0, most)

/** The addresses that a device says it has; null: it says nothing of its adapters. */
export function addressesOf({ networks }: Sections): Addresses | null {
  if (!networks) return null
  const up = networks.filter((row) => !isDown(row))
  return {
    own: addressesIn(up.filter((row) => isOwn(row) && !isTunnel(row))),
    tunnels: addressesIn(up.filter(isTunnel)),
  }
}

const mapped = /^::ffff:(?=[\d.]+$)|%.*$/gi
const bare = (address: string) => address.trim().toLowerCase().replace(mapped, '')

/**
 * By which addresses it may be said where a device is: those of its own adapters, and that which its report came from. None where it
 * reported through a tunnel: that ends at a place where the device is not, and what it has at home may be numbered as a place is.
 */
export function placingAddresses({ own, tunnels }: Addresses, came: string): string[] {
  const from = bare(came)
  if (tunnels.some((one) => bare(one) === from)) return []
  return [...new Set([...own.map(bare), from])].filter((address) => address !== '').sort()
}
