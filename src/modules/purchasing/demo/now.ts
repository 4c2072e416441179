import { LineDraft } from '../schemas.ts'
import type { Story } from '../bring/story.ts'
import { taxOf } from '../engine/amounts.ts'
import type { Ground } from './orders.ts'

const minus = (day: string, days: number) => Temporal.PlainDate.from(day).subtract({ days }).toString()

/** Of this some goes back a week after it was billed. */
export const goesBack = 'Keyboards for the drawing loft'

type Line = Partial<LineDraft> & Pick<LineDraft, 'title' | 'quantity' | 'unit_price'>

/** What is open now, so that every state is seen; and some of what was bought beside devices. `few`: as much as every house of the demo knows. */
export function openNow({ people, vendors, today }: Ground, few: boolean): Story[] {
  const who = (name: string) => people.get(name) ?? ''
  const on = (ago: number) => minus(today, ago)
  const at = (ago: number, hour: number) => `${on(ago)}T${String(hour).padStart(2, '0')}:20:00.000Z`
  const story = (
    name: string,
    requester: string,
    vendor: string,
    lines: readonly Line[],
    more: Partial<Story>,
  ): Story => ({
    name,
    vendor_id: vendors.get(vendor) ?? null,
    requester_id: who(requester),
    cost_centre: '',
    needed_by: null,
    note: '',
    lines: lines.map((line) => LineDraft.parse({ tax_percent: 25, ...line })),
    created_at: at(3, 8),
    receipts: [],
    invoices: [],
    ...more,
  })
  const asked = (requester: string, ago: number) => ({
    created_at: at(ago, 8),
    asked: { by: who(requester), at: at(ago, 9) },
  })
  const approved = (requester: string, ago: number, by = 'Ingrid Solheim') => ({
    ...asked(requester, ago),
    decided: { by: who(by), at: at(ago - 1, 10), approved: true, text: '' },
  })
  const ordered = (requester: string, ago: number, order_no: string, promised: number) => ({
    ...approved(requester, ago + 2),
    ordered: {
      by: who('Jonas Behrens'),
      at: at(ago, 9),
      on: on(ago),
      order_no,
      promised_on: on(promised),
    },
  })
  const headsets: Line = { title: 'Headset, stereo', quantity: 40, unit_price: '89.00 EUR' }
  const bill = (number: string, ago: number, net: number) => ({
    by: who('Solveig Hagen'),
    at: at(ago, 10),
    number,
    dated_on: on(ago + 1),
    lines: [{ line: 0, quantity: headsets.quantity, net }],
    tax: taxOf({ net, tax_rate: 2500 }),
  })
  const told = [
    story(
      'Plotters for the drawing loft',
      'Silje Moe',
      'Kontorhaus Systeme',
      [
        {
          sort: 'asset',
          asset_type: 'printer',
          manufacturer: 'Inka',
          model: 'Plot A0',
          title: 'Inka Plot A0',
          quantity: 2,
          unit_price: '3400.00 EUR',
          tax_percent: 19,
        },
        { title: 'Delivery and set-up', quantity: 1, unit_price: '290.00 EUR', tax_percent: 19 },
      ],
      {
        ...asked('Silje Moe', 2),
        needed_by: on(-30),
        cost_centre: '5200 Yard',
        note: 'The old one smears, and spare parts are gone.',
      },
    ),
    story(
      'Docks for the new desks',
      'Marit Lund',
      'Skagen Datateknikk',
      [
        {
          sort: 'asset',
          asset_type: 'dock',
          manufacturer: 'Corvid',
          model: 'Dock 3',
          title: 'Corvid Dock 3',
          quantity: 6,
          unit_price: '189.00 EUR',
        },
      ],
      { ...approved('Marit Lund', 4), needed_by: on(-14), cost_centre: '4100 Workplaces' },
    ),
    story(
      'Laptops for the new engineers',
      'Marit Lund',
      'Skagen Datateknikk',
      [
        {
          sort: 'asset',
          asset_type: 'laptop',
          manufacturer: 'Corvid',
          model: 'W16 G2',
          title: 'Corvid W16 G2',
          quantity: 3,
          unit_price: '2496.00 EUR',
        },
      ],
      { ...ordered('Marit Lund', 24, 'SD-88120', 9), needed_by: on(2), cost_centre: '4100 Workplaces' },
    ),
    story('Headsets for the offices', 'Priya Nair', 'Skagen Datateknikk', [headsets], {
      ...ordered('Priya Nair', 30, 'SD-88041', 20),
      cost_centre: '4100 Workplaces',
      receipts: [
        {
          by: who('Mikkel Krog'),
          at: at(19, 11),
          on: on(19),
          note: 'LS-88041',
          lines: [{ line: 0, quantity: 40, pieces: [] }],
        },
      ],
      invoices: [bill('R-20881', 12, 381_000)],
    }),
    story(
      'A shelf of disks for the backup',
      'Henrik Sand',
      'Nordlys Datasenter',
      [
        {
          sort: 'asset',
          asset_type: 'server',
          manufacturer: 'Bastion',
          model: 'Shelf 24',
          title: 'Bastion Shelf 24',
          quantity: 1,
          unit_price: '11800.00 EUR',
        },
      ],
      { note: 'The store is full by spring.', needed_by: on(-75) },
    ),
  ]
  if (few) return told
  const licence = (title: string, quantity: number, unit_price: string): Line => ({
    sort: 'licence',
    metric: 'user',
    title,
    quantity,
    unit_price,
  })
  return [
    ...told,
    story(
      'Ship design suite, ten more seats',
      'Priya Nair',
      'Vestfjord Software',
      [licence('Ship design suite', 10, '14800.00 NOK')],
      {
        ...ordered('Priya Nair', 18, 'VS-4471', -6),
        cost_centre: '4600 Software',
        receipts: [
          {
            by: who('Mikkel Krog'),
            at: at(10, 9),
            on: on(10),
            note: 'Keys by mail',
            lines: [{ line: 0, quantity: 6, pieces: [] }],
          },
        ],
      },
    ),
    story(
      goesBack,
      'Silje Moe',
      'Skagen Datateknikk',
      [{ title: 'Keyboard, Nordic', quantity: 12, unit_price: '74.00 EUR' }],
      {
        ...ordered('Silje Moe', 40, 'SD-87960', 30),
        cost_centre: '4100 Workplaces',
        receipts: [
          {
            by: who('Mikkel Krog'),
            at: at(31, 9),
            on: on(31),
            note: 'LS-87960',
            lines: [{ line: 0, quantity: 12, pieces: [] }],
          },
        ],
        invoices: [
          {
            by: who('Solveig Hagen'),
            at: at(26, 10),
            number: 'R-20797',
            dated_on: on(27),
            lines: [{ line: 0, quantity: 12, net: 88_800 }],
            tax: taxOf({ net: 88_800, tax_rate: 2500 }),
          },
        ],
      },
    ),
    story(
      'Drones for the hull survey',
      'Silje Moe',
      'Skagen Datateknikk',
      [{ title: 'Survey drone', quantity: 2, unit_price: '6900.00 EUR' }],
      {
        ...asked('Silje Moe', 60),
        decided: {
          by: who('Astrid Holm'),
          at: at(57, 10),
          approved: false,
          text: 'Rented twice a year is cheaper',
        },
      },
    ),
    story(
      'Screens for the canteen',
      'Tomás Araya',
      'Kontorhaus Systeme',
      [{ title: 'Screen, 55 inches', quantity: 3, unit_price: '780.00 EUR', tax_percent: 19 }],
      {
        ...ordered('Tomás Araya', 110, 'KH-2207', 90),
        ended: {
          by: who('Ingrid Solheim'),
          at: at(85, 9),
          how: 'cancelled',
          why: 'The canteen is rebuilt first',
        },
      },
    ),
    story(
      'Mail and calendars, twenty boxes',
      'Marit Lund',
      'Brygge Mail',
      [licence('Mailbox', 20, '108.00 EUR')],
      {
        ...approved('Marit Lund', 5, 'Solveig Hagen'),
        cost_centre: '4600 Software',
      },
    ),
  ]
}
