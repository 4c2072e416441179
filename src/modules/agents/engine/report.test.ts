import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { contacted, refusedWith, sendIt, taken } from './answer.ts'
import { factsOf, typeOf } from './facts.ts'
import { packagesOf } from './packages.ts'
import { canonical } from './sections.ts'
import { hoursOf } from './spread.ts'
import { stripped } from './stripped.ts'

test('what nobody should keep is not kept', () => {
  const sections = {
    envs: [{ key: 'TOKEN', val: 'secret' }],
    processes: [{ cmd: 'mysql -psecret' }],
    licenseinfos: [{ key: 'AAAAA-BBBBB' }],
    local_users: [{ login: 'anna' }],
    hardware: [{ name: 'pc', winprodkey: 'AAAAA', lastloggeduser: 'anna' }],
    softwares: [{ name: 'x', username: 'anna' }],
  }
  const plain = stripped(sections, { people: false })
  expect(JSON.stringify(plain)).toBe('{"hardware":[{"name":"pc"}],"softwares":[{"name":"x"}]}')
  const people = stripped(sections, { people: true })
  expect(Object.keys(people)).toEqual(['local_users', 'hardware', 'softwares'])
  expect(JSON.stringify(people)).not.toMatch(/AAAAA|secret/)
})

const rows = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string()), { maxLength: 6 })
test('order changes no section', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const turned = all.toReversed().map((row) => Object.fromEntries(Object.entries(row).toReversed()))
      expect(canonical('slots', turned)).toBe(canonical('slots', all))
    }),
  )
})
test('a value does', () => {
  expect(canonical('slots', [{ a: 'x', b: 'y' }])).not.toBe(canonical('slots', [{ a: 'y', b: 'x' }]))
  expect(canonical('slots', [{ a: 'x' }])).not.toBe(canonical('slots', [{ a: 'x' }, { a: 'x' }]))
})
test('a disk that fills a little has not changed', () => {
  const drive = (free: number) => canonical('drives', [{ total: '1000', free: String(free) }])
  expect(drive(499)).toBe(drive(501))
  expect(drive(500)).not.toBe(drive(300))
})

test('devices come at hours of their own', () => {
  fc.assert(
    fc.property(fc.string(), (device) => {
      expect(hoursOf(device)).toBe(hoursOf(device))
    }),
  )
  const counts = new Map<number, number>()
  const n = 9000
  for (let at = 0; at < n; at++) {
    const hours = hoursOf(`pc-${at}-2026-11-22-05-20-23`)
    counts.set(hours, (counts.get(hours) ?? 0) + 1)
  }
  expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28])
  for (const count of counts.values()) expect(Math.abs(count - n / 9)).toBeLessThan(n / 40)
})

test('facts, and only those that are told', () => {
  const sections = {
    bios: [
      {
        ssn: 'Default string',
        smanufacturer: 'System manufacturer',
        smodel: 'ThinkPad T14',
        mmanufacturer: 'LENOVO',
      },
    ],
    hardware: [{ name: 'pc-7', memory: '15900', chassis_type: 'Notebook' }],
    operatingsystem: [{ full_name: 'Debian GNU/Linux 12 (bookworm)' }],
    networks: [{ ipaddress: '10.0.0.7' }, { ipaddress: '127.0.0.1' }, { ipaddress: '10.0.0.7' }],
  }
  expect(factsOf(sections)).toEqual({
    name: 'pc-7',
    manufacturer: 'LENOVO',
    model: 'ThinkPad T14',
    memory: '16 GB',
    os: 'Debian GNU/Linux 12 (bookworm)',
    addresses: '10.0.0.7',
  })
  expect(factsOf({})).toEqual({})
  expect(typeOf(sections, 'Computer')).toBe('laptop')
  expect(typeOf({ hardware: [{ vmsystem: 'Docker' }] }, 'Computer')).toBe('server')
  expect(typeOf({}, 'Printer')).toBe('printer')
})

test('software once each', () => {
  const one = { name: 'adduser', version: '3.134', publisher: 'Debian', from: 'deb', arch: 'all' }
  expect(packagesOf([one, { ...one, arch: 'any' }, { name: ' ' }, { name: 'zlib' }])).toEqual([
    { name: 'adduser', version: '3.134', publisher: 'Debian', source: 'deb' },
    { name: 'zlib', version: '', publisher: '', source: '' },
  ])
})

test('answers are plain, and nothing follows their last sign', () => {
  expect(sendIt(24)).toEqual({
    type: 'application/xml',
    body: '<?xml version="1.0" encoding="UTF-8"?>\n<REPLY><RESPONSE>SEND</RESPONSE><PROLOG_FREQ>24</PROLOG_FREQ></REPLY>',
  })
  expect(taken('xml', 24).body).toMatch(/<RESPONSE>OK<\/RESPONSE><\/REPLY>$/)
  expect(refusedWith('xml', 'a < b').body).toContain('<ERROR>a &lt; b</ERROR>')
  expect(JSON.parse(contacted(21, '1').body)).toMatchObject({
    status: 'ok',
    expiration: 21,
    tasks: { inventory: { 'no-category': 'process,environment' } },
  })
})
