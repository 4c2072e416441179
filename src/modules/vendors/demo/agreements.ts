import type { ContractDraft, ContractType } from '../contract-schemas.ts'

/** A contract of the demo company: its vendor and owner by name. */
export interface Agreement extends Omit<ContractDraft, 'vendor_id' | 'owner_id'> {
  readonly vendor: string
  readonly owner: string
}

type Renews = readonly [by: number, notice: number, unit?: 'days' | 'weeks' | 'months']
type Row = readonly [
  vendor: string,
  name: string,
  type: ContractType,
  /** In how many months the term that runs now ends, and how long the first one was. */
  endsIn: number,
  length: number,
  renews: Renews | 'ends' | 'month' | 'quarter',
  cost: string,
  per: 'month' | 'quarter' | 'year' | 'once',
  owner: string,
  more?: Partial<ContractDraft>,
]

const [ingrid, jonas, marit, henrik, priya, tomas] = [
  'Ingrid Solheim',
  'Jonas Behrens',
  'Marit Lund',
  'Henrik Sand',
  'Priya Nair',
  'Tomás Araya',
]

const rows: readonly Row[] = [
  [
    'Nordlys Datasenter',
    'Colocation, 6 racks',
    'service',
    6,
    36,
    [24, 3],
    '3600.00 EUR',
    'month',
    ingrid,
    { indexation: 2.5 },
  ],
  [
    'Vestfjord Software',
    'Ship design suite, 40 seats',
    'licence',
    5,
    12,
    [12, 2],
    '148000.00 NOK',
    'quarter',
    ingrid,
    { indexation: 4 },
  ],
  ['Polaris Telecom', 'Lines Bergen–Hamburg', 'telecom', 9, 24, [12, 6], '2150.00 EUR', 'month', priya],
  [
    'Skagen Datateknikk',
    'Repairs of workstations',
    'maintenance',
    2,
    12,
    [12, 1],
    '9800.00 EUR',
    'year',
    jonas,
  ],
  ['Polaris Telecom', 'Mobile phones, 210 cards', 'telecom', 4, 24, 'month', '3990.00 EUR', 'month', priya],
  [
    'Elbtal Netzwerke',
    'Upkeep of the Hamburg network',
    'maintenance',
    7,
    24,
    [12, 3],
    '1450.00 EUR',
    'month',
    jonas,
  ],
  ['Kontorhaus Systeme', 'Printers, by the page', 'lease', 14, 48, [12, 6], '2890.00 EUR', 'quarter', jonas],
  [
    'Cordillera Redes',
    'Enlaces Valparaíso',
    'telecom',
    3,
    12,
    [12, 60, 'days'],
    '1350000 CLP',
    'month',
    tomas,
  ],
  [
    'Fjellvakt Security',
    'Watch over logs',
    'service',
    8,
    12,
    [12, 90, 'days'],
    '7400.00 EUR',
    'month',
    henrik,
    { indexation: 3 },
  ],
  [
    'Blåskjell Cloud',
    'Object storage, 80 TB',
    'subscription',
    0,
    12,
    'month',
    '1180.00 EUR',
    'month',
    henrik,
    { notice_amount: 1 },
  ],
  ['Havn Regnskap', 'Accounting', 'subscription', 10, 12, [12, 3], '24600.00 EUR', 'year', ingrid],
  ['Lotsen Personal', 'Payroll, 350 people', 'subscription', 12, 24, [12, 3], '1890.00 EUR', 'month', ingrid],
  [
    'Brygge Mail',
    'Mail and calendars, 360 boxes',
    'subscription',
    6,
    12,
    [12, 30, 'days'],
    '38880.00 EUR',
    'year',
    marit,
    { indexation: 5 },
  ],
  ['Tinde Backup', 'Backup software, support', 'support', 4, 36, 'ends', '18200.00 EUR', 'year', henrik],
  ['Kompass Videokonferenz', 'Meeting rooms', 'subscription', 11, 12, [12, 1], '420.00 EUR', 'month', marit],
  ['Drivhjul Leasing', 'Laptops, batch of 120', 'lease', 8, 36, 'ends', '5240.00 EUR', 'month', jonas],
  ['Drivhjul Leasing', 'Laptops, batch of 80', 'lease', 26, 36, 'ends', '3610.00 EUR', 'month', jonas],
  [
    'Ankerwacht USV',
    'Service of the power supplies',
    'maintenance',
    3,
    12,
    [12, 6, 'weeks'],
    '6400.00 EUR',
    'year',
    henrik,
  ],
  ['Klima Nord', 'Service of the cooling', 'maintenance', 9, 24, [12, 3], '52000.00 NOK', 'year', henrik],
  ['Sveis og Skann', 'Scanners, support', 'support', 1, 24, 'ends', '3100.00 EUR', 'year', tomas],
  [
    'Rettferd Advokater',
    'Data protection officer',
    'service',
    -8,
    12,
    'quarter',
    '4500.00 EUR',
    'quarter',
    ingrid,
    { notice_amount: 6, notice_unit: 'weeks' },
  ],
  [
    'Marinblå Design',
    'Upkeep of the website',
    'service',
    5,
    12,
    [12, 10, 'days'],
    '690.00 EUR',
    'month',
    marit,
    { notice_in: 'business' },
  ],
  ['Signalfeuer Alarm', 'Text messages', 'subscription', 7, 12, [12, 1], '85.00 EUR', 'month', jonas],
  [
    'Vidda Sertifikater',
    'Certificates and 14 domains',
    'subscription',
    10,
    12,
    [12, 1],
    '1960.00 EUR',
    'year',
    henrik,
  ],
  [
    'Treibgut Entsorgung',
    'Collection of old disks',
    'service',
    -3,
    24,
    'month',
    '240.00 EUR',
    'quarter',
    jonas,
    { notice_amount: 4, notice_unit: 'weeks' },
  ],
  [
    'Vestfjord Software',
    'Drawing vault, server licence',
    'licence',
    18,
    60,
    'ends',
    '212000.00 NOK',
    'once',
    ingrid,
  ],
  [
    'Vestfjord Software',
    'Support of the drawing vault',
    'support',
    6,
    12,
    [12, 3],
    '31800.00 NOK',
    'year',
    marit,
  ],
  ['Elbtal Netzwerke', 'Wireless in the paint shop', 'lease', -2, 36, 'ends', '380.00 EUR', 'month', jonas],
  [
    'Fjellvakt Security',
    'Yearly attack on ourselves',
    'service',
    5,
    36,
    'ends',
    '16500.00 EUR',
    'year',
    henrik,
  ],
  [
    'Kontorhaus Systeme',
    'Plotters of the drawing loft',
    'maintenance',
    2,
    24,
    [12, 1],
    '1240.00 EUR',
    'quarter',
    marit,
  ],
]

/** As many as every house of the demo knows. */
export const fewAgreements = 4

/** What Halden Marine has signed, with terms that lie around `today`; the same each time. */
export function agreementsAt(today: string): Agreement[] {
  const month = Temporal.PlainDate.from(today).with({ day: 1 })
  return rows.map(([vendor, name, type, endsIn, length, renews, cost, per, owner, more = {}], n) => {
    const after = month.add({ months: endsIn })
    return {
      vendor,
      owner,
      name,
      type,
      number: `${vendor.slice(0, 2).toUpperCase()}-${20_100 + n * 13}`,
      starts_on: after.subtract({ months: length }).toString(),
      first_end: after.subtract({ days: 1 }).toString(),
      cost,
      per,
      ...termsOf(renews),
      ...more,
    }
  })
}

function termsOf(renews: Row[5]): Partial<ContractDraft> {
  if (renews === 'ends') return { renewal: 'none' }
  if (renews === 'month' || renews === 'quarter')
    return { renewal: 'open', notice_amount: 3, notice_unit: 'months', notice_to: renews }
  const [renews_months, notice_amount, notice_unit = 'months'] = renews
  return { renewal: 'tacit', renews_months, notice_amount, notice_unit }
}
