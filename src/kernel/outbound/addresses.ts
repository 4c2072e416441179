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
let named = listOf([])

/** Which inside networks may be called all the same; said by whoever runs the machine, once at the start. */
export const reachInside = (networks: readonly string[]) => {
  named = listOf(networks)
}

/** Whether anything inside was named at all. */
export const namesAny = () => named.rules.length > 0

/** `fe80::1%eth0` is the same address on whichever wire. */
const bare = (address: string) => address.replace(/%.*$/, '')

/** In a network that was named for it: there plain HTTP is no surprise either. */
export const isNamed = (address: string): boolean =>
  isIP(bare(address)) !== 0 && named.check(bare(address), familyOf(bare(address)))

/** Leads to this machine, to its neighbours, or to nobody; so does what is no address. */
export function isInside(address: string): boolean {
  const plain = bare(address)
  if (isIP(plain) === 4) return private4.check(plain)
  if (isIP(plain) !== 6) return true
  return !public6.check(plain, 'ipv6') || private6.check(plain, 'ipv6')
}
