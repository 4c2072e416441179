import { randomFrom, type Random } from '#lib/random'
import { DAY_MS, HOUR_MS, isoOf, msOf } from '#lib/time/instant'
import type { Message, Row, Sections } from '../engine/form.ts'

/** A device of the demo company on which an agent runs. */
export interface DemoMachine {
  readonly type: string
  /** What it calls itself in the network. */
  readonly name: string
  readonly serial: string
  readonly manufacturer: string
  readonly model: string
  /** How the addresses begin where it stands: 10.20; empty: those of the head office. */
  readonly net?: string
}

/** What the agent of a machine says, and since when; by the machine's place among those given. */
export interface DemoAgent {
  readonly machine: number
  readonly message: Message
  readonly first_seen: string
  readonly seen_at: string
}

const windows = 'Microsoft Windows 11 Enterprise'
const linux = 'Debian GNU/Linux 12 (bookworm)'

interface Build {
  readonly memory: number
  readonly os: string
  readonly cpu: string
  readonly cores: number
  readonly cpus: number
  readonly chassis: string
  readonly disk: number
}
const plainLaptop: Build = {
  memory: 16,
  os: windows,
  cpu: 'AMD Ryzen 5 PRO 7540U',
  cores: 6,
  cpus: 1,
  chassis: 'Notebook',
  disk: 512,
}
const builds: Readonly<Record<string, Build>> = {
  dear: {
    memory: 32,
    os: windows,
    cpu: 'Intel(R) Core(TM) Ultra 7 165H',
    cores: 16,
    cpus: 1,
    chassis: 'Notebook',
    disk: 1000,
  },
  desktop: {
    memory: 16,
    os: windows,
    cpu: 'Intel(R) Core(TM) i5-13500T',
    cores: 14,
    cpus: 1,
    chassis: 'Mini PC',
    disk: 512,
  },
  server: {
    memory: 256,
    os: linux,
    cpu: 'AMD EPYC 9124 16-Core Processor',
    cores: 16,
    cpus: 2,
    chassis: 'Rack Mount Chassis',
    disk: 7680,
  },
}
/** Fills a row's fields; what is no text is said as text, as agents do. */
const row = (fields: Readonly<Record<string, string | number>>): Row =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')
/** An address of an adapter, locally administered by nobody. */
const macOf = ({ below }: Random) =>
  `00:1b:21:${hex(below(256), 2)}:${hex(below(256), 2)}:${hex(below(256), 2)}`
const uuidOf = ({ below }: Random) =>
  `4c4c4544-00${hex(below(256), 2)}-4${hex(below(4096), 3)}-8${hex(below(4096), 3)}-${hex(below(0x1000000), 6)}${hex(below(0x1000000), 6)}`

const buildOf = ({ type, model }: DemoMachine): Build =>
  builds[type === 'laptop' && model.startsWith('W') ? 'dear' : type] ?? plainLaptop

/** Modules of memory, two alike. */
export const memoryRows = (gigabytes: number): Row[] =>
  [0, 1].map((n) =>
    row({ caption: `DIMM ${n + 1}`, capacity: (gigabytes / 2) * 1024, type: 'DDR5', numslots: n + 1 }),
  )

/** What the agent of a machine says of it. */
function sectionsOf(machine: DemoMachine, random: Random, n: number): Sections {
  const { type, name, serial, manufacturer, model, net = '10.20' } = machine
  const { memory, os, cpu, cores, cpus, chassis, disk } = buildOf(machine)
  const isServer = type === 'server'
  const free = disk * 1000 * (0.15 + random.next() * 0.6)
  return {
    hardware: [row({ name, uuid: uuidOf(random), memory: memory * 1024, osname: os, chassis_type: chassis })],
    bios: [row({ ssn: serial, smanufacturer: manufacturer, smodel: model, bversion: '1.18' })],
    operatingsystem: [
      row({ full_name: os, arch: 'x86_64', kernel_version: isServer ? '6.1.0-28' : '10.0.22631' }),
    ],
    cpus: Array.from({ length: cpus }, () => row({ name: cpu, core: cores })),
    memories: memoryRows(memory),
    networks: [
      row({
        description: isServer ? 'eno1' : 'Ethernet',
        type: 'ethernet',
        mac: macOf(random),
        ipaddress: isServer ? `${net}.4.${10 + (n % 200)}` : `${net}.${16 + (n >> 7)}.${20 + (n % 128)}`,
        virtualdev: '0',
      }),
    ],
    drives: [
      row({
        volumn: isServer ? '/' : 'C:',
        filesystem: isServer ? 'ext4' : 'ntfs',
        total: disk * 1000,
        free: Math.round(free),
        ...(!isServer && { encrypt_name: 'BitLocker', encrypt_status: 'Yes' }),
      }),
    ],
    ...(!isServer && {
      antivirus: [row({ name: 'Skjold Endpoint', version: '7.2', enabled: 1, uptodate: 1 })],
    }),
  }
}

/** A report of a machine, as its agent would send it. */
export const messageOf = (
  machine: Pick<DemoMachine, 'type' | 'name'>,
  sections: Sections,
  begun: string,
): Message => ({
  language: 'json',
  query: 'inventory',
  device: `${machine.name}-${begun.slice(0, 19).replaceAll(/[T:]/g, '-')}`,
  partial: false,
  itemtype: 'Computer',
  tag: machine.type === 'server' ? 'SERVERS' : 'CLIENTS',
  client: machine.type === 'server' ? 'FusionInventory-Agent_v2.6-3' : 'GLPI-Agent_v1.12',
  sections,
})

/** When each machine reported last: most within a day, some are with people who are away. */
function lastSeen({ next, below }: Random, type: string, now: number): number {
  const isAway = type === 'laptop' && next() < 0.06
  return isAway ? now - 3 * DAY_MS - below(6 * DAY_MS) : now - 600_000 - below(21 * HOUR_MS)
}

/** The agents of these machines with what each said last; the same for the same seed and moment. */
export function demoAgents(seed: number, machines: readonly DemoMachine[], now: string): DemoAgent[] {
  const random = randomFrom(seed)
  return machines.map((one, machine) => {
    const first_seen = isoOf(msOf(now) - (60 + random.below(430)) * DAY_MS - random.below(8 * HOUR_MS))
    const sections = sectionsOf(one, random, machine)
    const seen_at = isoOf(lastSeen(random, one.type, msOf(now)))
    return { machine, message: messageOf(one, sections, first_seen), first_seen, seen_at }
  })
}
