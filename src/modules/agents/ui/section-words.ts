import { w } from './words.ts'

const named = [
  'accesslog',
  'antivirus',
  'batteries',
  'bios',
  'controllers',
  'cpus',
  'drives',
  'envs',
  'firewalls',
  'firmwares',
  'hardware',
  'inputs',
  'licenseinfos',
  'local_groups',
  'local_users',
  'logical_volumes',
  'memories',
  'modems',
  'monitors',
  'networks',
  'operatingsystem',
  'physical_volumes',
  'ports',
  'powersupplies',
  'printers',
  'processes',
  'remote_mgmt',
  'simcards',
  'slots',
  'softwares',
  'sounds',
  'storages',
  'usbdevices',
  'users',
  'versionprovider',
  'videos',
  'virtualmachines',
  'volume_groups',
] as const
const isNamed = (section: string): section is (typeof named)[number] =>
  (named as readonly string[]).includes(section)

/** What a section of a report tells of, in words; one that agents think of next by its own name. */
export const sectionSaid = (section: string) => (isNamed(section) ? w(`section-${section}`) : section)
