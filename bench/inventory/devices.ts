import { deflateSync } from 'node:zlib'
import { randomFrom } from '#lib/random'

const [pool, common, each] = [12_000, 600, 1150]
const hex = (n: number, length: number) => n.toString(16).padStart(length, '0')

/** What a device is known by, the same for the same number. */
export const keysOf = (n: number) => ({
  device: `pc-${n}-2026-01-01-00-00-00`,
  name: `pc-${n}`,
  serial: `SN${String(n).padStart(7, '0')}`,
  uuid: `4c4c4544-0000-1000-8000-${hex(n, 12)}`,
  mac: `3c:52:82:${(hex(n, 6).match(/../g) ?? []).join(':')}`,
})

const packageAt = (n: number) => ({
  name: `lib${['ssl', 'xml', 'pango', 'qt', 'perl', 'java', 'net', 'font'][n % 8]}-${n}`,
  version: `${1 + (n % 9)}.${n % 37}.${n % 11}-deb12u${1 + (n % 4)}`,
  publisher: ['Debian', 'Microsoft', 'Mozilla', 'Oracle', 'Adobe'][n % 5] ?? '',
})

/** Numbers of the packages of a device; devices of one `kind` have the same. `upgraded`: so many of them are a version later. */
function packagesOf(kind: number, upgraded: number) {
  const random = randomFrom(1000 + kind)
  const mine = new Set(Array.from({ length: common }, (_, n) => n))
  while (mine.size < each) mine.add(common + random.below(pool - common))
  return [...mine].map((n, at) => {
    const one = packageAt(n)
    return at < upgraded ? { ...one, version: `${one.version}+1` } : one
  })
}

const row = (section: string, fields: Readonly<Record<string, string>>) =>
  `<${section}>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</${section}>`

/** The report of a device as an agent sends it, packed. `more`: so many bytes of further rows, as big servers have. */
export function reportOf(n: number, kinds: number, { upgraded = 0, more = 0 } = {}): Buffer {
  const { device, name, serial, uuid, mac } = keysOf(n)
  const processes = Array.from({ length: 200 }, (_, i) =>
    row('PROCESSES', { CMD: `/usr/sbin/daemon-${i}`, PID: String(i), USER: 'root' }),
  )
  const rows = Array.from({ length: Math.ceil(more / 200) }, (_, i) =>
    row('PORTS', { NAME: `port-${i}`, TYPE: 'x'.repeat(120), CAPTION: `a port of ${i}` }),
  )
  const content = [
    row('BIOS', { SSN: serial, SMANUFACTURER: 'Dell Inc.', SMODEL: 'Latitude 5440' }),
    row('HARDWARE', { NAME: name, UUID: uuid, MEMORY: '16000', OSNAME: 'Debian GNU/Linux 12' }),
    row('NETWORKS', { DESCRIPTION: 'eth0', MACADDR: mac, VIRTUALDEV: '0' }),
    ...packagesOf(n % kinds, upgraded).map(({ name: NAME, version, publisher }) =>
      row('SOFTWARES', { FROM: 'deb', NAME, VERSION: version, PUBLISHER: publisher }),
    ),
    ...processes,
    ...rows,
    row('VERSIONCLIENT', {}).replace('><', '>FusionInventory-Agent_v2.6-3<'),
  ]
  const xml = `<?xml version="1.0" encoding="UTF-8" ?><REQUEST><CONTENT>${content.join('')}</CONTENT><DEVICEID>${device}</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`
  return deflateSync(xml)
}
