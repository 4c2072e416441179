import { BlockList, isIPv4, isIPv6 } from 'node:net'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cidrOf, isOneLine, type KnownNetwork, longestAmong, placeSaid } from './engine/networks.ts'

const [top, bergen, dock, hamburg] = ['top', 'bergen', 'dock', 'hamburg'] as const
const paths: Record<string, string[]> = {
  [top]: [top],
  [bergen]: [top, bergen],
  [dock]: [top, bergen, dock],
  [hamburg]: [top, hamburg],
}
const known = (network: string, place: string, says = true): KnownNetwork => ({
  network,
  place,
  path: paths[place] ?? [],
  says,
})
const company = longestAmong([
  known('10.20.0.0/16', bergen),
  known('10.20.7.0/24', dock),
  known('10.20.200.0/24', bergen, false),
  known('10.30.0.0/16', hamburg),
  known('2001:db8:20::/48', bergen),
  known('203.0.113.9/32', hamburg),
])

test('the longest prefix says where a device was', () => {
  expect(placeSaid(['10.20.3.4'], company)).toBe(bergen)
  expect(placeSaid(['10.20.7.4'], company)).toBe(dock)
  expect(placeSaid(['::ffff:10.30.1.1'], company)).toBe(hamburg)
  expect(placeSaid(['2001:DB8:20:1::5', '203.0.113.8'], company)).toBe(bergen)
  expect(placeSaid(['203.0.113.9'], company)).toBe(hamburg)
  expect(placeSaid(['192.168.1.4', 'fe80::1%eth0', 'none', ''], company)).toBeNull()
})

test('a VPN says nothing, nor do two places at once; of places within one another the innermost is said', () => {
  expect(placeSaid(['10.20.200.9'], company)).toBeNull()
  expect(placeSaid(['10.30.1.1', '10.20.200.9'], company)).toBeNull()
  expect(placeSaid(['10.20.3.4', '10.30.1.1'], company)).toBeNull()
  expect(placeSaid(['10.20.3.4', '10.20.7.4'], company)).toBe(dock)
  expect(isOneLine([top, bergen], [top, bergen, dock])).toBe(true)
  expect(isOneLine([top, bergen], [top, hamburg])).toBe(false)
})

test('what is no address is none', () => {
  for (const text of [
    '10.0.0',
    '10.0.0.256',
    '10.0.0.0/33',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7',
    'x::',
    '10.0.0.0/8/8',
    '1:2:3:4:5:6:7:8::',
  ])
    expect(cidrOf(text), text).toBeNull()
})

test('it reads what the platform reads as an address, and nothing else', () => {
  const nearly = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.string({ unit: fc.constantFrom('0', '1', 'a', 'f', ':', '.', '25'), maxLength: 24 }),
  )
  fc.assert(
    fc.property(nearly, (text) => {
      const isAddress = isIPv6(text) || (isIPv4(text) && !/(^|\.)0\d/.test(text))
      // A leading nought in IPv4 is read by some and not by others; nobody sends it.
      if (!/(^|[.:])0\d+(\.|$)/.test(text)) expect(cidrOf(text) !== null).toBe(isAddress)
    }),
  )
})

/** Few bits differ, so that networks lie within one another often. */
const four = fc
  .tuple(fc.constantFrom(10, 11), fc.constantFrom(0, 1, 128), fc.constantFrom(0, 3, 255), fc.nat(255))
  .map((parts) => parts.join('.'))
const six = fc
  .tuple(fc.constantFrom('2001:db8', '2001:db9'), fc.constantFrom('0', '1', 'ffff'), fc.nat(0xffff))
  .map(([head, group, last]) => `${head}:${group}::${last.toString(16)}`)
const network = fc.oneof(
  fc.tuple(four, fc.nat(32)).map(([address, length]) => `${address}/${length}`),
  fc.tuple(six, fc.nat(128)).map(([address, length]) => `${address}/${length}`),
)
const place = fc.constantFrom(top, bergen, dock, hamburg)

/** Whether an address lies in a network, as the platform has it. */
function liesIn(address: string, within: string): boolean {
  const [base = '', length] = within.split('/')
  if (isIPv4(base) !== isIPv4(address)) return false
  const list = new BlockList()
  list.addSubnet(base, Number(length), isIPv4(base) ? 'ipv4' : 'ipv6')
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}

test('the longest prefix is the one that a look at all of them finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(network, place, fc.boolean()), { maxLength: 12 }),
      fc.oneof(four, six),
      (some, address) => {
        const names = new Set<string>()
        const all = some.flatMap(([one, where, says]) => {
          const name = JSON.stringify(cidrOf(one), (_, value: unknown) =>
            typeof value === 'bigint' ? String(value) : value,
          )
          if (names.has(name)) return []
          names.add(name)
          return [known(one, where, says)]
        })
        const lengthOf = (one: KnownNetwork) => Number(one.network.split('/')[1])
        const [best = null] = all
          .filter((one) => liesIn(address, one.network))
          .toSorted((a, b) => lengthOf(b) - lengthOf(a))
        expect(longestAmong(all)(address)).toBe(best)
      },
    ),
  )
})

test('the order of addresses does not matter, and one more never says another branch', () => {
  fc.assert(
    fc.property(
      fc.array(four, { maxLength: 4 }),
      fc.array(fc.tuple(network, place, fc.boolean()), { maxLength: 8 }),
      four,
      (addresses, some, more) => {
        const longest = longestAmong(some.map(([one, where, says]) => known(one, where, says)))
        const said = placeSaid(addresses, longest)
        expect(placeSaid(addresses.toReversed(), longest)).toBe(said)
        const then = placeSaid([...addresses, more], longest)
        if (said !== null && then !== null) expect(isOneLine(paths[said] ?? [], paths[then] ?? [])).toBe(true)
      },
    ),
  )
})
