/** A network of a place; `says`: whoever has an address of it was there. */
export interface KnownNetwork {
  readonly network: string
  readonly place: string
  /** From the top down to the place, itself last. */
  readonly path: readonly string[]
  readonly says: boolean
}

/** A network as numbers: how long addresses of its kind are, how many bits of that are fixed, and those. */
interface Cidr {
  readonly bits: 32 | 128
  readonly length: number
  /** Of an address all bits, of a network the fixed ones, the rest 0. */
  readonly value: bigint
}

const groupBits = 16n
const fixed = (value: bigint, bits: number, length: number) => {
  const rest = BigInt(bits - length)
  return (value >> rest) << rest
}

function fourOf(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return null
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n)
}

/** The groups of a half of an IPv6 address; the last may be written as IPv4. */
function groupsOf(text: string): bigint[] | null {
  if (text === '') return []
  const groups: bigint[] = []
  for (const part of text.split(':')) {
    const four = part.includes('.') ? fourOf(part) : null
    if (four !== null) groups.push(four >> groupBits, four & 0xffffn)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`))
    else return null
  }
  return groups
}

function sixOf(text: string): bigint | null {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return null
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  if (!before || !after) return null
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const all = [...before, ...Array.from({ length: missing }, () => 0n), ...after]
  return all.reduce((value, group) => (value << groupBits) | group, 0n)
}

const mappedFrom = 0xffffn << 32n

/** An address or a network as numbers; null: it is none. IPv4 inside IPv6 (::ffff:10.0.0.1) is IPv4, and what follows a % is left out. */
export function cidrOf(text: string): Cidr | null {
  const [whole = '', said, ...more] = text.trim().split('/')
  if (more.length > 0 || (said !== undefined && !/^\d{1,3}$/.test(said))) return null
  const [address = ''] = whole.split('%')
  const isSix = address.includes(':')
  const value = isSix ? sixOf(address) : fourOf(address)
  if (value === null) return null
  const full = isSix ? 128 : 32
  const length = said === undefined ? full : Number(said)
  if (length > full) return null
  if (isSix && length >= 96 && value >> 32n === mappedFrom >> 32n)
    return { bits: 32, length: length - 96, value: fixed(value & 0xffff_ffffn, 32, length - 96) }
  return { bits: full, length, value: fixed(value, full, length) }
}

const nameOf = ({ bits, length, value }: Cidr) => `${bits}/${length}/${value.toString(36)}`

/** Of each address the network with the longest prefix that it lies in; null: it lies in none. One look per length of prefix that there is. */
export function longestAmong(networks: readonly KnownNetwork[]): (address: string) => KnownNetwork | null {
  const byName = new Map<string, KnownNetwork>()
  const lengths = { 32: new Set<number>(), 128: new Set<number>() }
  for (const one of networks) {
    const cidr = cidrOf(one.network)
    if (!cidr) continue
    byName.set(nameOf(cidr), one)
    lengths[cidr.bits].add(cidr.length)
  }
  const inOrder = {
    32: [...lengths[32]].toSorted((a, b) => b - a),
    128: [...lengths[128]].toSorted((a, b) => b - a),
  }
  return (address) => {
    const cidr = cidrOf(address)
    if (!cidr) return null
    const { bits, value } = cidr
    for (const length of inOrder[bits]) {
      const found = byName.get(nameOf({ bits, length, value: fixed(value, bits, length) }))
      if (found) return found
    }
    return null
  }
}

/**
 * Where a device with these addresses was; null: they do not say. Of each address the longest prefix counts. One address in a network that
 * says nothing (a VPN, people's homes) makes all of them say nothing. Addresses of several places say the innermost, where those lie in one
 * another; else nothing, for nobody is at two places.
 */
export function placeSaid(
  addresses: readonly string[],
  longest: (address: string) => KnownNetwork | null,
): string | null {
  const found = addresses.flatMap((address) => longest(address) ?? [])
  const [innermost] = found.toSorted((a, b) => b.path.length - a.path.length)
  if (!innermost || found.some(({ says }) => !says)) return null
  return found.every(({ place }) => innermost.path.includes(place)) ? innermost.place : null
}

/** Whether one of two places lies in the other, or they are the same; by their paths. */
export const isOneLine = (a: readonly string[], b: readonly string[]): boolean =>
  a.includes(b.at(-1) ?? '') || b.includes(a.at(-1) ?? '')
