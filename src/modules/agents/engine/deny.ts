/**
 * What stands in place of a number that the maker never gave: it tells no device from another. From the lists that
 * inventory servers keep (GLPI's among them) and what their users were bitten by.
 */
const serials = new Set(
  `n/a|(null string)|null|invalid|sys-1234567890|sys-9876543210|sn-12345|sn-1234567890|0123456789|123456789|1234567890|123456789000
12345678901234567|eval|iatpass|none|to be filled by o.e.m.|tobefilledbyo.e.m.|tulip computers|serial number xxxxxx|sn-123456fvgv3i0b8o5n6n7k|unknow|unknown
system serial number|systemserialnumb|mb-1234567890|not specified|not available|not applicable|oem_serial|oem|o.e.m.|default string|default|chassis serial number
empty|blank|x|xxx|no asset tag|standard|filled by o.e.m|serial|sernum0|invalid serial|not defined|system product name|undefined|virtual machine|0|-`.split(
    /[|\n]/,
  ),
)
const serialShapes = [
  /^0+$/,
  /^1+$/,
  /^[01]+$/,
  /^n+$/,
  /^x+$/,
  /^f+$/,
  /^\.+$/,
  /^[-_\s]+$/,
  /^1234+5?6?7?8?9?0*$/,
]

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

export const isNoSerial = (serial: string) => {
  const small = serial.trim().toLowerCase()
  return small.length < 3 || serials.has(small) || fits(small, serialShapes)
}
export const isNoUuid = (uuid: string) => uuids.has(uuid) || fits(uuid, uuidShapes)
export const isNoMac = (mac: string) => macs.has(mac) || fits(mac, macShapes)
const namesOfNone =
  /^(?:system product name|product name|all series|system manufacturer|system version|default string|to be filled by o\.e\.m\.|not specified|not available|n\/a|none|\*|-)$/i
/** What stands where a maker or a model should. */
export const isNoName = (name: string) => namesOfNone.test(name.trim())
