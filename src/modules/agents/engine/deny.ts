/** Hardware ids and adapters that many machines have alike: they tell no device from another. */
const uuids = new Set([
  '03000200-0400-0500-0006-000700080009',
  '6ab5b300-538d-1014-9fb5-b0684d007b53',
  '12345678-1234-5678-90ab-cddeefaabbcc',
  'fefefefe-fefe-fefe-fefe-fefefefefefe',
])
const uuidShapes = [
  /^(?<one>[0-9a-f])\k<one>{7}-\k<one>{4}-/,
  /^(?<two>[0-9a-f]{2})\k<two>{3}-(?:\k<two>{2}-){3}/,
]

/** Of adapters that every machine has alike: tunnels, phones, hosts of virtual machines. */
const macs = new Set([
  '00:00:00:00:00:00',
  'ff:ff:ff:ff:ff:ff',
  '0a:00:27:00:00:00',
  '02:00:4e:43:50:49',
  '33:50:6f:45:30:30',
  '50:50:54:50:30:30',
  '20:41:53:59:4e:ff',
  '02:80:37:ec:02:00',
  '00:a0:c6:00:00:00',
  '00:0b:ca:fe:00:00',
  '00:53:45:00:00:00',
  '00:e0:4c:68:00:00',
])
const macShapes = [/^fe:ff:/, /^00:50:56:c0:/, /^02:42:/, /^00:05:9a:3c:7[8a]:00$/]

const fits = (text: string, shapes: readonly RegExp[]) => shapes.some((shape) => shape.test(text))

export const isNoUuid = (uuid: string) => uuids.has(uuid) || fits(uuid, uuidShapes)
export const isNoMac = (mac: string) => macs.has(mac) || fits(mac, macShapes)
