import { DAY_MS, isoOf, msOf } from '#lib/time/instant'
import { type DemoAgent, type DemoMachine, memoryRows } from './fleet.ts'
import type { Message, Sections } from '../engine/form.ts'

/** What a device said otherwise one day, or who came that nobody knows. */
export interface DemoReport {
  readonly at: string
  readonly message: Message
  /** Software that came and went since, by name and version. */
  readonly came: readonly (readonly [name: string, version: string, publisher: string])[]
  readonly went: readonly string[]
  /** By its place among the machines; undefined of what is none of them. */
  readonly machine?: number | undefined
  /** Nobody wants to hear of it from then on. */
  readonly refused?: true
  /** It is the own device of this person. */
  readonly owner?: string
}

interface Ground {
  readonly machines: readonly DemoMachine[]
  readonly agents: readonly DemoAgent[]
  readonly now: string
}

/** How many of a kind tell a story; the first ones of it stay as they are, for other stories. */
const skipped = 4
const ago = (now: string, days: number) => isoOf(msOf(now) - days * DAY_MS)
const withHardware = (sections: Sections, fields: Readonly<Record<string, string>>): Sections => ({
  ...sections,
  hardware: [{ ...sections['hardware']?.[0], ...fields }],
})

/** Of which machine each story is told, by its place: only of those that are there, each of one alone. */
export function demoCast(machines: readonly DemoMachine[]) {
  const of = (type: string) => machines.flatMap((one, n) => (one.type === type ? [n] : [])).slice(skipped)
  const [laptops, desktops, servers] = [of('laptop'), of('desktop'), of('server')]
  return {
    opened: laptops[0],
    played: laptops[1],
    again: laptops[2],
    tried: laptops[3],
    silent: laptops[4],
    private: laptops[5],
    mistyped: laptops[6],
    renamed: laptops[7],
    called: desktops[0],
    other: desktops[1],
    bare: desktops[2],
    elsewhere: desktops[3],
    copied: servers[0],
  }
}

/** What happened lately: memory taken out, software put in, a machine set up anew, a copy of a server, guests. */
export function demoStory({ machines, agents, now }: Ground): DemoReport[] {
  const cast = demoCast(machines)
  const none = { came: [], went: [] } as const
  const again = (
    machine: number | undefined,
    days: number,
    change: (sections: Sections) => Sections,
    more: Partial<DemoReport> = {},
  ): DemoReport[] => {
    const agent = machine === undefined ? undefined : agents[machine]
    if (!agent) return []
    const { message } = agent
    const sections = change(message.sections)
    return [{ at: ago(now, days), message: { ...message, sections }, machine, ...none, ...more }]
  }
  const half = (sections: Sections) => {
    const memory = Number(sections['hardware']?.[0]?.['memory'])
    return {
      ...withHardware(sections, { memory: String(memory / 2) }),
      memories: memoryRows(memory / 1024).slice(0, 1),
    }
  }
  return [
    ...again(cast.opened, 3.2, half),
    ...again(cast.played, 5.1, (sections) => sections, {
      came: [
        ['Dampf Games', '4.8', 'Dampf'],
        ['Viking Saga Online', '1.12', 'Dampf'],
      ],
    }),
    ...again(cast.tried, 8.4, (sections) => sections, {
      came: [['Rigging Suite 8 Preview', '8.0', 'Vestfjord']],
      went: ['Skjold Endpoint'],
    }),
    ...again(cast.again, 6.3, (sections) => withHardware(sections, { name: 'DESKTOP-7Q2M4KF' })),
    ...copies(cast.copied, { agents, machines, now }),
    ...guests(machines[cast.bare ?? -1], now),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** A virtual machine that somebody copied: the same numbers, another adapter, both alive. */
function copies(machine: number | undefined, { agents, now }: Ground): DemoReport[] {
  const agent = machine === undefined ? undefined : agents[machine]
  if (!agent) return []
  const { sections } = agent.message
  const networks = [
    { description: 'ens18', type: 'ethernet', mac: '52:54:00:8a:11:07', ipaddress: '10.20.4.77' },
  ]
  const { bios: _, ...rest } = withHardware(sections, { vmsystem: 'KVM' })
  return [
    { at: ago(now, 1.1), message: { ...agent.message, sections: { ...rest, networks } }, came: [], went: [] },
  ]
}

const guest = (name: string, at: string, sections: Sections): DemoReport => ({
  at,
  came: [],
  went: [],
  message: {
    language: 'json',
    query: 'inventory',
    device: `${name}-${at.slice(0, 19).replaceAll(/[T:]/g, '-')}`,
    partial: false,
    itemtype: 'Computer',
    tag: 'CLIENTS',
    client: 'GLPI-Agent_v1.12',
    sections,
  },
})

/** Whom nobody knows: one that is called as a machine that is there, one that is nobody’s business. */
function guests(like: DemoMachine | undefined, now: string): DemoReport[] {
  const adapter = (mac: string) => [{ description: 'Ethernet', type: 'ethernet', mac, virtualdev: '0' }]
  const bare = (name: string, model: string, memory: string, mac: string): Sections => ({
    hardware: [{ name, memory, osname: 'Microsoft Windows 11 Pro', chassis_type: 'Desktop' }],
    bios: [{ ssn: 'Default string', smanufacturer: 'Micro-Star', smodel: model }],
    networks: adapter(mac),
  })
  return [
    ...(like
      ? [guest(like.name, ago(now, 2.3), bare(like.name, 'MS-7D98', '65536', 'd8:bb:c1:04:9a:5e'))]
      : []),
    {
      ...guest('surveyor-tablet', ago(now, 11.2), {
        ...bare('surveyor-tablet', 'Latitude 7230', '16384', 'd8:bb:c1:7a:20:11'),
        bios: [{ ssn: 'GUEST-20811', smanufacturer: 'Dell Inc.', smodel: 'Latitude 7230' }],
      }),
      refused: true,
    },
    {
      ...guest('lenas-notebook', ago(now, 20.4), {
        ...bare('lenas-notebook', 'Swift Go 14', '16384', 'd8:bb:c1:52:66:0b'),
        hardware: [
          {
            name: 'lenas-notebook',
            memory: '16384',
            osname: 'Microsoft Windows 11 Home',
            chassis_type: 'Notebook',
          },
        ],
        bios: [{ ssn: 'NXKSZEG0017', smanufacturer: 'Acer', smodel: 'Swift Go 14' }],
        antivirus: [{ name: 'Windows Defender', enabled: '1', uptodate: '1' }],
      }),
      owner: 'Lena Vogt',
    },
  ]
}
