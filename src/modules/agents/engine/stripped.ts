import { newRow, type Row, type Sections } from './form.ts'

/** Sections that are never kept: passwords stand in them as often as not, or nobody needs them. */
const never = new Set([
  'envs',
  'processes',
  'accesslog',
  'licenseinfos',
  'versionprovider',
  'registry',
  'bios_keys',
])
/** What tells of people: kept only where the organisation wants that. */
const ofPeople = new Set(['local_users', 'local_groups', 'users'])
/** Fields that are keys to something, tell of people, or say nothing but that time goes by. */
const fields: Readonly<Record<string, readonly string[]>> = {
  hardware: [
    'winprodkey',
    'winprodid',
    'winowner',
    'wincompany',
    'checksum',
    'etime',
    'processornumber',
    'swap',
  ],
  operatingsystem: ['ssh_key', 'boot_time'],
  softwares: ['filesize', 'guid', 'helplink', 'uninstall_string', 'releasetype'],
  remote_mgmt: ['id', 'password'],
}
const fieldsOfPeople: Readonly<Record<string, readonly string[]>> = {
  hardware: ['lastloggeduser', 'datelastloggeduser', 'userid', 'userdomain'],
  softwares: ['username', 'userid'],
}

const without = (row: Row, names: ReadonlySet<string>) => {
  const kept = newRow()
  for (const [name, value] of Object.entries(row)) if (!names.has(name)) kept[name] = value
  return kept
}

/** What may be kept of a report: no environment, no processes, no keys, and people only where they are wanted. */
export function stripped(sections: Sections, { people }: { people: boolean }): Sections {
  const kept: Sections = Object.create(null) as Sections
  for (const [name, rows] of Object.entries(sections)) {
    if (never.has(name) || (!people && ofPeople.has(name))) continue
    const gone = new Set([...(fields[name] ?? []), ...(people ? [] : (fieldsOfPeople[name] ?? []))])
    kept[name] = gone.size === 0 ? rows : rows.map((row) => without(row, gone))
  }
  return kept
}
