import { isNoName } from '#lib/text/no-name'
import { type Row, type Sections, textIn } from './form.ts'
import { serialOf } from './keys.ts'

/** What a report says of the device itself; only what it says. */
export interface Facts {
  readonly name?: string
  readonly serial?: string
  readonly manufacturer?: string
  readonly model?: string
  readonly memory?: string
  readonly os?: string
  readonly processor?: string
  readonly addresses?: string
}

/** As long as any field of an asset takes. */
const longest = 120
const first = (...texts: string[]) => texts.find((text) => text !== '' && !isNoName(text))?.slice(0, longest)
const megabyte = 1024

function memoryOf(hardware: Row | undefined): string | undefined {
  const mb = Number(textIn(hardware, 'memory'))
  if (!(mb > 0)) return undefined
  return mb < megabyte ? `${mb} MB` : `${Math.round(mb / megabyte)} GB`
}

const virtual = /^(?:|physical)$/i

/** The kind of thing it is, by the code of a type of assets. */
export function typeOf(sections: Sections, itemtype: string): string {
  if (itemtype === 'Phone') return 'phone'
  if (itemtype === 'Printer') return 'printer'
  if (itemtype === 'NetworkEquipment') return 'network-device'
  const [hardware] = sections['hardware'] ?? []
  const chassis = textIn(hardware, 'chassis_type').toLowerCase()
  if (/notebook|laptop|portable|convertible|detachable|tablet/.test(chassis)) return 'laptop'
  const os = `${textIn(hardware, 'osname')} ${textIn(sections['operatingsystem']?.[0], 'full_name')}`
  const isServer = /server|rack|blade|enclosure/.test(chassis) || /windows server|esxi/i.test(os)
  if (isServer || !virtual.test(textIn(hardware, 'vmsystem'))) return 'server'
  return 'desktop'
}

const given = (facts: Record<string, string | undefined>): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== ''))

/** The facts of a device, as far as these sections tell them. */
export function factsOf(sections: Sections): Facts {
  const [bios] = sections['bios'] ?? []
  const [hardware] = sections['hardware'] ?? []
  const [system] = sections['operatingsystem'] ?? []
  const [cpu] = sections['cpus'] ?? []
  const addresses = [...new Set((sections['networks'] ?? []).map((row) => textIn(row, 'ipaddress')))]
    .filter((ip) => ip !== '' && !ip.startsWith('127.'))
    .sort()
  return given({
    name: first(textIn(hardware, 'name')),
    serial: serialOf(textIn(bios, 'ssn')).slice(0, longest) || undefined,
    manufacturer: first(textIn(bios, 'smanufacturer'), textIn(bios, 'mmanufacturer')),
    model: first(textIn(bios, 'smodel'), textIn(bios, 'mmodel')),
    memory: memoryOf(hardware),
    os: first(textIn(system, 'full_name'), textIn(hardware, 'osname')),
    processor: first(textIn(cpu, 'name')),
    addresses: addresses.join(', ') || undefined,
  })
}

/** How many processors a device has and how many cores they have together; null where it does not say. */
export function powerOf(sections: Sections): { cores: number | null; processors: number | null } {
  const cpus = sections['cpus'] ?? []
  const cores = cpus.map((cpu) => Number(first(textIn(cpu, 'core'), textIn(cpu, 'corecount')) ?? Number.NaN))
  const isTold = cores.length > 0 && cores.every((n) => Number.isInteger(n) && n > 0 && n <= 1024)
  return {
    cores: isTold ? cores.reduce((all, n) => all + n, 0) : null,
    processors: cpus.length > 0 ? cpus.length : null,
  }
}
