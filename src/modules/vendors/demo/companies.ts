import type { ContactDraft, Tier, VendorDraft } from '../schemas.ts'

/** A vendor of the demo company with whom one reaches there; `few` are those that every house of the demo knows. */
export interface Company extends VendorDraft {
  readonly few?: true
  readonly contacts: readonly ContactDraft[]
}

type Row = readonly [
  name: string,
  site: string,
  services: string,
  tier: Tier | null,
  contact: string,
  role: string,
  note?: string,
]

const rows: readonly Row[] = [
  ['Nordlys Datasenter', 'nordlys', 'Colocation, remote hands', '1', 'Siv Dahl', 'Account manager'],
  [
    'Skagen Datateknikk',
    'skagen-data',
    'Workstations, docking stations, repairs',
    '2',
    'Ole Bakke',
    'Sales',
    'Delivers late: five of the last seven orders came after the day that was promised.',
  ],
  [
    'Vestfjord Software',
    'vestfjord',
    'Ship design suite, licences and support',
    '1',
    'Anne Lie',
    'Customer success',
  ],
  [
    'Polaris Telecom',
    'polaris-tele',
    'Lines between the sites, mobile',
    '1',
    'Karl Wist',
    'Hotline',
    'Invoices more than was agreed; each one is checked before it is paid.',
  ],
  [
    'Elbtal Netzwerke',
    'elbtal-netz',
    'Switches, wireless, cabling in Hamburg',
    '2',
    'Jana Ritter',
    'Projects',
  ],
  ['Kontorhaus Systeme', 'kontorhaus', 'Printers and copiers, by the page', '3', 'Dirk Engel', 'Service'],
  ['Cordillera Redes', 'cordillera', 'Lines and firewalls in Valparaíso', '2', 'Paz Molina', 'Soporte'],
  [
    'Fjellvakt Security',
    'fjellvakt',
    'Watch over logs, around the clock',
    '1',
    'Runa Moen',
    'Analyst on duty',
  ],
  ['Blåskjell Cloud', 'blaskjell', 'Object storage, copies of backups', '2', 'Eva Strand', 'Support'],
  ['Havn Regnskap', 'havn-regnskap', 'Accounting in the cloud', '2', 'Tor Vik', 'Support'],
  ['Lotsen Personal', 'lotsen-personal', 'Payroll', '2', 'Ilse Brandt', 'Support'],
  ['Brygge Mail', 'brygge-mail', 'Mail and calendars', '1', 'Nils Foss', 'Support'],
  ['Tinde Backup', 'tinde', 'Backup software', '2', 'Gro Aune', 'Renewals'],
  ['Kompass Videokonferenz', 'kompass-video', 'Meeting rooms and calls', '3', 'Lutz Meier', 'Sales'],
  ['Drivhjul Leasing', 'drivhjul', 'Lease of laptops', '3', 'Berit Holte', 'Contracts'],
  ['Ankerwacht USV', 'ankerwacht', 'Power supplies and their batteries', '2', 'Uwe Kranz', 'Service'],
  ['Klima Nord', 'klima-nord', 'Cooling of the server rooms', '2', 'Stig Rud', 'Service'],
  ['Papirfabrikken', 'papirfabrikken', 'Paper, toner, labels', '4', 'Liv Hauge', 'Orders'],
  ['Sextant Schulungen', 'sextant', 'Courses', '4', 'Maren Voss', 'Sales'],
  ['Sveis og Skann', 'sveis-skann', 'Handheld scanners for the yard', '3', 'Geir Tangen', 'Sales'],
  ['Rettferd Advokater', 'rettferd', 'Data protection officer', '3', 'Kari Ness', 'Partner'],
  ['Marinblå Design', 'marinbla', 'Website and its upkeep', '4', 'Oda Berge', 'Projects'],
  ['Signalfeuer Alarm', 'signalfeuer', 'Text messages to whoever is on call', '3', 'Rolf Hahn', 'Support'],
  ['Vidda Sertifikater', 'vidda-sert', 'Certificates and domains', '2', 'Jon Lund', 'Support'],
  ['Treibgut Entsorgung', 'treibgut', 'Collects and shreds old disks', '3', 'Anke Thoms', 'Dispatch'],
]

const few = new Set(['Nordlys Datasenter', 'Skagen Datateknikk', 'Vestfjord Software', 'Polaris Telecom'])
const mailOf = (name: string, site: string) =>
  `${name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(' ', '.')}@${site}.example`

/** Whom Halden Marine buys from, the same each time. */
export const companies: readonly Company[] = rows.map(
  ([name, site, services, tier, contact, role, note = ''], n) => ({
    name,
    website: `https://${site}.example`,
    services,
    tier,
    account_no: `HM-${1204 + n * 37}`,
    note,
    ...(few.has(name) && { few: true as const }),
    contacts: [{ name: contact, role, email: mailOf(contact, site), phone: `+47 55 01 ${10 + n} 00` }],
  }),
)
