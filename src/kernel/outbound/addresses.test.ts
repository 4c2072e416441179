import { afterEach, expect, test } from 'vitest'
import { isInside, isNamed, reachInside } from './addresses.ts'

afterEach(() => reachInside([]))

test.each([
  ['unspecified', '0.0.0.0'],
  ['of this network', '0.1.2.3'],
  ['private', '10.1.2.3'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['behind a carrier', '100.64.0.1'],
  ['metadata of a cloud, behind a carrier', '100.100.100.200'],
  ['loopback', '127.0.0.1'],
  ['loopback', '127.255.255.254'],
  ['link-local', '169.254.1.1'],
  ['metadata of a cloud', '169.254.169.254'],
  ['metadata of a cloud', '168.63.129.16'],
  ['metadata of a cloud', '192.0.0.192'],
  ['for books', '192.0.2.1'],
  ['relays of 6to4', '192.88.99.1'],
  ['for measuring', '198.19.0.1'],
  ['multicast', '224.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '::'],
  ['loopback', '::1'],
  ['IPv4 in IPv6', '::ffff:127.0.0.1'],
  ['IPv4 in IPv6, in hex', '::ffff:7f00:1'],
  ['IPv4 in IPv6, as once', '::127.0.0.1'],
  ['IPv4 translated', '::ffff:0:127.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['NAT64 of one’s own', '64:ff9b:1::7f00:1'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['for books', '2001:db8::1'],
  ['for books', '3fff::1'],
  ['unique local', 'fd12:3456::1'],
  ['metadata of a cloud', 'fd00:ec2::254'],
  ['link-local', 'fe80::1'],
  ['link-local, on a wire', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['discarded', '100::1'],
  ['segment routing', '5f00::1'],
  ['no address', 'localhost'],
])('%s is inside: %s', (_, address) => {
  expect(isInside(address)).toBe(true)
})

test.each(['1.1.1.1', '172.32.0.1', '100.128.0.1', '8.8.8.8', '2606:4700:4700::1111', '2a00:1450::1'])(
  '%s is outside',
  (address) => {
    expect([isInside(address), isNamed(address)]).toEqual([false, false])
  },
)

test('what was named may be reached, and no more than that', () => {
  reachInside(['10.20.0.0/16', '192.168.7.9', 'fd00:1::/32'])
  expect(['10.20.3.4', '192.168.7.9', 'fd00:1::5'].map((one) => isNamed(one))).toEqual([true, true, true])
  expect(['10.21.0.1', '192.168.7.8', 'fd00:2::5', 'name'].map((one) => isNamed(one))).toEqual([
    false,
    false,
    false,
    false,
  ])
})
