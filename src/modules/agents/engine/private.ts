import { newRow, type Row, type Sections } from './form.ts'

/** What can be kept of a private device, each a switch of its own; what tells of people is never kept. */
export const privateGroups = [
  'hardware',
  'system',
  'protection',
  'disks',
  'network',
  'attached',
  'software',
] as const
export type PrivateGroup = (typeof privateGroups)[number]

type Fields = readonly string[] | 'all'
/** Of which sections which fields belong to a group. What stands nowhere here is not kept, whatever agents think of next. */
const kept: Readonly<Record<PrivateGroup, Readonly<Record<string, Fields>>>> = {
  hardware: {
    hardware: ['name', 'uuid', 'chassis_type', 'memory', 'vmsystem'],
    bios: ['ssn', 'msn', 'smanufacturer', 'mmanufacturer', 'smodel', 'mmodel', 'bversion', 'bdate'],
    cpus: ['name', 'core', 'corecount', 'thread', 'speed', 'manufacturer', 'arch'],
    memories: ['capacity', 'type', 'speed', 'numslots'],
  },
  system: {
    hardware: ['name', 'uuid', 'osname', 'osversion'],
    operatingsystem: [
      'name',
      'full_name',
      'version',
      'arch',
      'kernel_name',
      'kernel_version',
      'service_pack',
    ],
  },
  protection: {
    antivirus: ['name', 'company', 'version', 'enabled', 'uptodate', 'base_version', 'expiration'],
    firewalls: ['profile', 'status'],
    drives: ['type', 'encrypt_name', 'encrypt_status', 'encrypt_algo', 'encrypt_type'],
  },
  disks: {
    drives: ['type', 'volumn', 'letter', 'filesystem', 'total', 'free'],
    storages: ['name', 'model', 'manufacturer', 'type', 'disksize', 'interface'],
  },
  network: { networks: 'all' },
  attached: { monitors: 'all', printers: 'all', usbdevices: 'all', inputs: 'all', videos: 'all' },
  software: { softwares: ['name', 'version', 'publisher', 'from', 'arch', 'install_date'] },
}

function only(row: Row, fields: ReadonlySet<string> | 'all'): Row {
  if (fields === 'all') return row
  const narrow = newRow()
  for (const [name, value] of Object.entries(row))
    // Rows within rows hold what nobody thought of here.
    if (fields.has(name) && typeof value === 'string') narrow[name] = value
  return narrow
}

/** The fields of a section that these groups let in; undefined: none. */
function fieldsOf(section: string, groups: readonly PrivateGroup[]): ReadonlySet<string> | 'all' | undefined {
  const lists = groups.flatMap((group) =>
    Object.hasOwn(kept[group], section) ? [kept[group][section] ?? []] : [],
  )
  if (lists.length === 0) return undefined
  return lists.includes('all') ? 'all' : new Set(lists.flatMap((list) => (list === 'all' ? [] : list)))
}

/** What may be kept of a report of a private device. */
export function narrowed(sections: Sections, groups: readonly PrivateGroup[]): Sections {
  const narrow: Sections = Object.create(null) as Sections
  for (const [section, rows] of Object.entries(sections)) {
    const fields = fieldsOf(section, groups)
    if (fields !== undefined) narrow[section] = rows.map((row) => only(row, fields))
  }
  return narrow
}
