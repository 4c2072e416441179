import { BlockList, isIP } from 'node:net'

/** Of IPv4 what leads nowhere outside: RFC 6890 and its later additions, and what clouds keep for their machines. */
const inside4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** All that is given to networks of the world; what else IPv6 has (loopback, private, link-local, mapped, NAT64) is inside. */
const world6 = ['2000::/3']
/** Of that again: Teredo and others of the IETF, 6to4, and what is for books. */
const inside6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = familyOf(address)
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return list
}

const [private4, private6, public6] = [listOf(inside4), listOf(inside6), listOf(world6)]
/** What calls outside: each has inside networks of its own. */
export type Caller = 'webhooks' | 'push'

/** `fe80::1%eth0` is the same address on whichever wire. */
const bare = (address: string) => address.replace(/%.*$/, '')

/** Whether an address lies in one of these networks; `::ffff:10.0.0.1` lies where 10.0.0.1 does. */
export function within(networks: readonly string[]): (address: string) => boolean {
  const list = listOf(networks)
  return (address) => isIP(bare(address)) !== 0 && list.check(bare(address), familyOf(bare(address)))
}

const none = listOf([])
const named = new Map<Caller, BlockList>()
const namedFor = (caller: Caller) => named.get(caller) ?? none

/** Which inside networks may be called all the same; said by whoever runs the machine, once at the start. */
export const reachInside = (networks: readonly string[], caller: Caller = 'webhooks') =>
  void named.set(caller, listOf(networks))

/** In a network that was named for it: there plain HTTP is no surprise either. */
export const isNamed = (address: string, caller: Caller = 'webhooks'): boolean =>
  isIP(bare(address)) !== 0 && namedFor(caller).check(bare(address), familyOf(bare(address)))

/** Leads to this machine, to its neighbours, or to nobody; so does what is no address. */
export function isInside(address: string): boolean {
  const plain = bare(address)
  if (isIP(plain) === 4) return private4.check(plain)
  if (isIP(plain) !== 6) return true
  return !public6.check(plain, 'ipv6') || private6.check(plain, 'ipv6')
}

/** What can be said against an address before its name is asked for, which happens at each call. */
export function whyNot(url: string, caller: Caller): 'no-password' | 'inside' | 'plain' | null {
  const { protocol, hostname, username, password } = new URL(url)
  if (username !== '' || password !== '') return 'no-password'
  const host = hostname.replaceAll(/^\[|\]$/g, '')
  const isAddress = isIP(host) !== 0
  if (isAddress && isInside(host) && !isNamed(host, caller)) return 'inside'
  if (protocol !== 'http:') return null
  // Where anything inside was named, a name may lead there.
  return (isAddress ? isNamed(host, caller) : namedFor(caller).rules.length > 0) ? null : 'plain'
}
