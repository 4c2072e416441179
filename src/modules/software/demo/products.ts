import type { EntitlementDraft, ProductDraft } from '../schemas.ts'
import { demoSuite } from './suite.ts'

/** A product of the demo company: how it is called on devices, who has it, and what was bought. */
export interface DemoProduct {
  readonly draft: Omit<ProductDraft, 'vendor_id' | 'rules'>
  readonly vendor?: string
  readonly packages: readonly (readonly [name: string, version: string])[]
  /** Which devices have it, and how many in a hundred of those. */
  readonly on: 'desk' | 'drawing' | 'office' | 'server'
  readonly share: number
  /** What belongs to it, where it is a suite. */
  readonly members?: readonly string[]
  readonly lots: readonly (Omit<EntitlementDraft, 'product_id' | 'product' | 'vendor_id' | 'quantity'> & {
    /** For how many in a hundred of those who have it. */
    readonly covers: number
  })[]
}

const free = { licensing: 'free' } as const
const hull = (edition: number) => ({ family: 'Hull Designer', edition })
const office = (edition: number, release: number) => ({ family: 'Lanterna Office', edition, release })

/** What is installed at Halden Marine: too few of what draws, too many of what was bought for everybody. */
export function demoProducts(today: string): DemoProduct[] {
  const day = (months: number) => Temporal.PlainDate.from(today).add({ months }).toString()
  const term = (ago: number, ahead: number) => ({ starts_on: day(-ago), ends_on: day(ahead) })
  return [
    {
      draft: { name: 'Hull Designer Pro', publisher: 'Vestfjord', ...hull(2) },
      vendor: 'Vestfjord Software',
      packages: [
        ['Hull Designer Pro', '11.4'],
        ['Hull Designer Pro', '11.6'],
      ],
      on: 'drawing',
      share: 70,
      lots: [
        {
          covers: 45,
          metric: 'device',
          cost: '46200.00 EUR',
          per: 'once',
          order_no: 'PO-3381',
          order_line: '1',
          downgrade: true,
        },
        {
          covers: 40,
          metric: 'device',
          cost: '44800.00 EUR',
          per: 'year',
          order_no: 'PO-4417',
          order_line: '2',
          ...term(9, 3),
        },
      ],
    },
    {
      draft: { name: 'Hull Designer Standard', publisher: 'Vestfjord', ...hull(1) },
      vendor: 'Vestfjord Software',
      packages: [['Hull Designer Standard', '11.6']],
      on: 'drawing',
      share: 35,
      lots: [
        {
          covers: 170,
          metric: 'device',
          cost: '21600.00 EUR',
          per: 'once',
          order_no: 'PO-3381',
          order_line: '2',
        },
      ],
    },
    {
      draft: { name: 'Hull Viewer', publisher: 'Vestfjord', ...free },
      vendor: 'Vestfjord Software',
      packages: [['Hull Viewer', '11.6']],
      on: 'desk',
      share: 40,
      lots: [],
    },
    {
      draft: { name: 'Rigging Suite', publisher: 'Vestfjord' },
      vendor: 'Vestfjord Software',
      packages: [
        ['Rigging Suite 7', '7.2'],
        ['Rigging Suite 7', '7.3'],
      ],
      on: 'drawing',
      share: 30,
      lots: [
        {
          covers: 110,
          metric: 'subscription',
          cost: '9600.00 EUR',
          per: 'year',
          order_no: 'PO-4502',
          order_line: '1',
          ...term(5, 7),
        },
      ],
    },
    {
      draft: {
        name: 'Lanterna Office Standard 2019',
        publisher: 'Lanterna',
        ...office(1, 2019),
        support_ends: day(2),
      },
      packages: [['Lanterna Office Standard 2019', '19.4']],
      on: 'office',
      share: 24,
      lots: [
        {
          covers: 70,
          metric: 'device',
          cost: '18400.00 EUR',
          per: 'once',
          order_no: 'PO-2210',
          order_line: '1',
        },
      ],
    },
    {
      draft: { name: 'Lanterna Office Professional 2024', publisher: 'Lanterna', ...office(2, 2024) },
      packages: [
        ['Lanterna Office Professional 2024', '24.1'],
        ['Lanterna Office Professional 2024', '24.2'],
      ],
      on: 'office',
      share: 74,
      lots: [
        {
          covers: 122,
          metric: 'user',
          cost: '52000.00 EUR',
          per: 'year',
          order_no: 'PO-4120',
          order_line: '1',
          downgrade: true,
          ...term(11, 1),
        },
      ],
    },
    {
      draft: { name: 'Brygge Mail', publisher: 'Brygge' },
      vendor: 'Brygge Mail',
      packages: [
        ['Brygge Mail', '6.1'],
        ['Brygge Mail', '6.2'],
      ],
      on: 'desk',
      share: 97,
      lots: [
        {
          covers: 130,
          metric: 'subscription',
          cost: '31200.00 EUR',
          per: 'year',
          order_no: 'PO-4001',
          order_line: '1',
          ...term(4, 8),
        },
      ],
    },
    {
      draft: { name: 'Kompass Calls', publisher: 'Kompass' },
      vendor: 'Kompass Videokonferenz',
      packages: [['Kompass Calls', '3.9']],
      on: 'desk',
      share: 60,
      lots: [
        {
          covers: 101,
          metric: 'user',
          cost: '7200.00 EUR',
          per: 'year',
          order_no: 'PO-3977',
          order_line: '1',
          ...term(8, 4),
        },
      ],
    },
    {
      draft: { name: 'Havn Ledger', publisher: 'Havn' },
      vendor: 'Havn Regnskap',
      packages: [['Havn Ledger Client', '2026.2']],
      on: 'office',
      share: 9,
      lots: [
        {
          covers: 60,
          metric: 'concurrent',
          cost: '4800.00 EUR',
          per: 'year',
          order_no: 'PO-4288',
          order_line: '1',
          ...term(6, 6),
        },
      ],
    },
    {
      draft: { name: 'Tinde Backup Server', publisher: 'Tinde' },
      vendor: 'Tinde Backup',
      packages: [['tinde-backup', '9.0.3']],
      on: 'server',
      share: 100,
      lots: [
        {
          covers: 1400,
          metric: 'core',
          cost: '14400.00 EUR',
          per: 'year',
          order_no: 'PO-4330',
          order_line: '1',
          ...term(10, 2),
        },
      ],
    },
    {
      draft: { name: 'Peiling Diagram', publisher: 'Peiling' },
      packages: [['Peiling Diagram', '5.0']],
      on: 'office',
      share: 12,
      lots: [
        {
          covers: 330,
          metric: 'device',
          cost: '11900.00 EUR',
          per: 'once',
          order_no: 'PO-2950',
          order_line: '3',
        },
      ],
    },
    {
      draft: { name: 'Fyrlys PDF Pro', publisher: 'Fyrlys' },
      packages: [['Fyrlys PDF Pro', '12.1']],
      on: 'office',
      share: 16,
      lots: [
        {
          covers: 88,
          metric: 'device',
          cost: '3900.00 EUR',
          per: 'once',
          order_no: 'PO-3120',
          order_line: '1',
          second_use: true,
        },
      ],
    },
    {
      draft: { name: 'Fyrlys PDF Reader', publisher: 'Fyrlys', ...free },
      packages: [['Fyrlys PDF Reader', '12.3']],
      on: 'desk',
      share: 90,
      lots: [],
    },
    {
      draft: { name: 'Fjernstyr Remote', publisher: 'Fjernstyr' },
      packages: [['Fjernstyr Remote Host', '15.2']],
      on: 'desk',
      share: 2,
      lots: [],
    },
    {
      draft: { name: 'Bølge Player', publisher: 'Bølge', ...free },
      packages: [['Bølge Player', '3.0.20']],
      on: 'desk',
      share: 45,
      lots: [],
    },
    {
      draft: { name: 'Nettfyr Browser', publisher: 'Nettfyr', ...free },
      packages: [
        ['Nettfyr Browser', '131'],
        ['Nettfyr Browser', '132'],
      ],
      on: 'desk',
      share: 100,
      lots: [],
    },
    {
      draft: {
        name: 'Sonar Torrent',
        publisher: 'Sonar',
        ...free,
        denied: true,
        denied_why: 'It shares files with strangers',
      },
      packages: [['Sonar Torrent', '2.1']],
      on: 'desk',
      share: 1,
      lots: [],
    },
    ...demoSuite(term),
  ]
}

/** What nobody has said anything about yet. */
export const unknownPackages = [
  ['Rigging Suite 8 Preview', '8.0', 'Vestfjord', 'drawing', 6],
  ['Ormen Toolbox', '2.3', 'Ormen', 'desk', 5],
  ['Skisse Fonts', '1.0', 'Skisse', 'drawing', 25],
  ['Inka Office Print Driver', '4.4', 'Inka', 'office', 80],
] as const
