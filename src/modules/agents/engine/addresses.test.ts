import { expect, test } from 'vitest'
import { addressesOf, placingAddresses } from './addresses.ts'

const wire = { description: 'eth0', type: 'ethernet', ipaddress: '10.20.3.4', ipaddress6: 'FE80::1' }
const vpn = { description: 'wg0', type: 'ethernet', ipaddress: '10.20.200.7' }
const bridge = { description: 'docker0', ipaddress: '172.17.0.1' }
const off = { description: 'wlan0', type: 'wifi', status: 'Down', ipaddress: '10.30.0.9' }

test('own adapters and tunnels are told apart; what is virtual or down has no say', () => {
  expect(addressesOf({ networks: [wire, vpn, bridge, off] })).toEqual({
    own: ['10.20.3.4', 'fe80::1'],
    tunnels: ['10.20.200.7'],
  })
  expect(addressesOf({ bios: [] })).toBeNull()
})

test.each([
  'utun3',
  'ipsec0',
  'WireGuard Tunnel',
  'Cisco AnyConnect Virtual Miniport Adapter for Windows x64',
  'PANGP Virtual Ethernet Adapter Secure',
  'Fortinet Virtual Ethernet Adapter (NDIS 6.30)',
  'Juniper Networks Virtual Adapter',
  'TAP-Windows Adapter V9',
])('%s is a tunnel', (description) => {
  expect(addressesOf({ networks: [wire, { description, ipaddress: '10.30.0.9' }] })).toEqual({
    own: ['10.20.3.4', 'fe80::1'],
    tunnels: ['10.30.0.9'],
  })
})

test('a report that comes through a tunnel says nothing of where the device is', () => {
  const said = { own: ['192.168.1.4'], tunnels: ['10.20.200.7'] }
  expect(placingAddresses(said, '::ffff:10.20.200.7')).toEqual([])
  expect(placingAddresses(said, '203.0.113.9')).toEqual(['192.168.1.4', '203.0.113.9'])
  expect(placingAddresses({ own: ['10.20.3.4'], tunnels: [] }, '')).toEqual(['10.20.3.4'])
})
