import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Unfit } from './engine/unfit.ts'
import { summedUp } from './report.ts'
import { readReport } from './unpack.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
async function* stepped(body: Uint8Array, step: number) {
  for (let at = 0; at < body.length; at += step) yield Buffer.from(body.subarray(at, at + step))
}
const read = (body: Uint8Array, step = 65_536) => readReport(stepped(body, step))
const why = async (act: () => Promise<unknown>) => {
  try {
    await act()
  } catch (error) {
    if (error instanceof Unfit) return error.why
    throw error
  }
  return 'taken'
}

const xml = (content: string, head = '<?xml version="1.0" encoding="UTF-8" ?>') =>
  `${head}\n<REQUEST><CONTENT>${content}</CONTENT><DEVICEID>vm-1</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`
const inventory = xml(
  '<ACCOUNTINFO><KEYNAME>TAG</KEYNAME><KEYVALUE>HQ</KEYVALUE></ACCOUNTINFO>' +
    '<BIOS><SSN>ABC1234</SSN></BIOS><HARDWARE><NAME>vm</NAME><UUID/></HARDWARE>' +
    '<NETWORKS><MACADDR>02:fc:00:00:00:01</MACADDR></NETWORKS>' +
    '<LOCAL_GROUPS><NAME>a</NAME><MEMBER>x</MEMBER><MEMBER>y</MEMBER></LOCAL_GROUPS>' +
    '<OPERATINGSYSTEM><TIMEZONE><NAME>UTC</NAME></TIMEZONE></OPERATINGSYSTEM>' +
    '<VERSIONCLIENT>FusionInventory-Agent_v2.6-3</VERSIONCLIENT>',
)

describe('what comes is told by its first bytes', () => {
  const ways = [
    ['plain', bytes(inventory)],
    ['zlib', deflateSync(bytes(inventory))],
    ['zlib, level 9', deflateSync(bytes(inventory), { level: 9 })],
    ['zlib, level 0', deflateSync(bytes(inventory), { level: 0 })],
    ['gzip', gzipSync(bytes(inventory))],
  ] as const
  test.each(ways)('%s, whole or byte by byte', async (_, body) => {
    const whole = await read(body)
    expect(whole).toMatchObject({ language: 'xml', query: 'inventory', device: 'vm-1', tag: 'HQ' })
    await expect(read(body, 1)).resolves.toEqual(whole)
    await expect(read(body, 7)).resolves.toEqual(whole)
  })

  test.each(['', 'x', 'hello there', '[1]', 'PK\u0003\u0004'])('%j is nothing that we know', async (text) => {
    await expect(why(() => read(bytes(text)))).resolves.toBe('unknown-format')
  })
})

test('sections are rows, be there one or more; what is empty is not there', async () => {
  const { sections, client } = await read(bytes(inventory))
  expect(client).toBe('FusionInventory-Agent_v2.6-3')
  expect(JSON.parse(JSON.stringify(sections))).toEqual({
    bios: [{ ssn: 'ABC1234' }],
    hardware: [{ name: 'vm' }],
    networks: [{ mac: '02:fc:00:00:00:01' }],
    local_groups: [{ name: 'a', members: 'x\ny' }],
    operatingsystem: [{ timezone: [{ name: 'UTC' }] }],
  })
})

test('JSON says the same', async () => {
  const said = {
    action: 'inventory',
    deviceid: 'vm-1',
    itemtype: 'Computer',
    tag: 'HQ',
    partial: true,
    content: {
      versionclient: 'GLPI-Agent_v1.12',
      bios: { ssn: 'ABC1234' },
      hardware: { name: 'vm', uuid: null, memory: 2048 },
      networks: [{ mac: '02:fc:00:00:00:01', virtualdev: false }],
      local_groups: [{ name: 'a', members: ['x', 'y'] }],
    },
  }
  const { sections, ...rest } = await read(bytes(JSON.stringify(said)))
  expect(rest).toEqual({
    language: 'json',
    query: 'inventory',
    device: 'vm-1',
    partial: true,
    itemtype: 'Computer',
    tag: 'HQ',
    client: 'GLPI-Agent_v1.12',
  })
  expect(JSON.parse(JSON.stringify(sections))).toEqual({
    bios: [{ ssn: 'ABC1234' }],
    hardware: [{ name: 'vm', memory: '2048' }],
    networks: [{ mac: '02:fc:00:00:00:01', virtualdev: '0' }],
    local_groups: [{ name: 'a', members: 'x\ny' }],
  })
})

describe('what is meant badly stops early', () => {
  const nested = (n: number) => xml(`${'<A>'.repeat(n)}x${'</A>'.repeat(n)}`)
  test.each([
    ['a bomb', () => read(deflateSync(bytes(xml(' '.repeat(30_000_000))))), 'bomb'],
    [
      'entities',
      () => read(bytes(`<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><REQUEST>&e;</REQUEST>`)),
      'doctype',
    ],
    ['an unknown entity', () => read(bytes(xml('<BIOS><SSN>&e;</SSN></BIOS>'))), 'garbled'],
    ['200 deep', () => read(bytes(nested(200))), 'too-deep'],
    [
      '200 deep, JSON',
      () => read(bytes(`{"deviceid":"a","content":{"bios":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}}`)),
      'too-deep',
    ],
    ['cut off', () => read(bytes(inventory.slice(0, -20))), 'garbled'],
    ['cut off, packed', () => read(deflateSync(bytes(inventory)).slice(0, -30)), 'garbled'],
    ['bad JSON', () => read(bytes('{"a":')), 'garbled'],
    ['its device twice', () => read(bytes('{"deviceid":"a","deviceid":"b","content":{}}')), 'repeated'],
    ['nobody', () => read(bytes('{"action":"contact"}')), 'no-device'],
    ['nothing', () => read(bytes('<REQUEST><DEVICEID>a</DEVICEID></REQUEST>')), 'no-query'],
    ['another document', () => read(bytes('<html></html>')), 'garbled'],
    ['too much', () => read(bytes(xml(' '.repeat(21 * 1024 * 1024)))), 'too-large'],
  ])('%s', async (_, act, told) => {
    await expect(why(act)).resolves.toBe(told)
  })

  test('a bomb is stopped long before it is large', async () => {
    const body = deflateSync(bytes(xml(' '.repeat(300_000_000))), { level: 9 })
    let taken = 0
    async function* counting() {
      for await (const chunk of stepped(body, 4096)) {
        taken += chunk.length
        yield chunk
      }
    }
    await expect(why(() => readReport(counting()))).resolves.toBe('bomb')
    expect(taken).toBeLessThan(128 * 1024)
  })

  test('names that are no names, and text that no database takes', async () => {
    const odd =
      '{"deviceid":"a\\u0000","content":{"__proto__":{"x":"1"},"bios":{"constructor":"c","ssn":"a\\u0000\\ud800b","9":"x"}}}'
    const { device, sections } = await read(bytes(odd))
    expect(device).toBe('a')
    expect(JSON.stringify(sections)).toBe('{"bios":[{"constructor":"c","ssn":"ab"}]}')
    const { sections: said } = await read(
      bytes(xml('<BIOS><SSN>a\u0001\u0000b</SSN><__proto__>x</__proto__></BIOS>')),
    )
    expect(JSON.stringify(said)).toBe('{"bios":[{"ssn":"ab"}]}')
  })
})

test('an older machine’s letters', async () => {
  const said = xml(
    '<HARDWARE><NAME>M\u00fcller</NAME></HARDWARE>',
    '<?xml version="1.0" encoding="ISO-8859-1" ?>',
  )
  const { sections } = await read(Uint8Array.from(said, (sign) => sign.charCodeAt(0)))
  expect(sections['hardware']?.[0]?.['name']).toBe('Müller')
})

test('what is nested deep is summed up in no more room than it takes', async () => {
  const depth = 45
  const nested = `${'<A>'.repeat(depth)}x${'</A>'.repeat(depth)}`
  const body = `<?xml version="1.0"?><REQUEST><CONTENT><BIOS>${nested}</BIOS></CONTENT><DEVICEID>d</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`
  const { sums, json } = summedUp(await read(new TextEncoder().encode(body)), { people: false })
  expect([...sums.keys()]).toEqual(['bios'])
  expect(json.length).toBeLessThan(2000)
})
