import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createAssets } from '#modules/assets/public'
import { createPeople } from '#modules/people/public'
import { createProducts } from '#modules/software/public'
import { createVendors } from '#modules/vendors/public'
import { importing } from '#test/importing'
import { purchases, type View } from '#test/purchases'
import { world } from '#test/world'

// What of assets themselves is refused stands beside them; here is what orders, licences, seats, vendors and contracts refuse.
const house = await world()
const { call, someone, must, write, db } = house
const { rehearsed, act, rows } = importing(house)
const mia = await someone('Mia', ['manager', 'administrator'])
const buying = await purchases(house)
const made = await write(undefined, async (ctx) => ({
  vendors: await createVendors(ctx, [{ name: 'Acme' }, { name: 'Bolt' }]),
  people: await createPeople(ctx, [{ display_name: 'Ana' }, { display_name: 'Ben' }]),
  assets: await createAssets(ctx, [{ type: 'laptop', name: 'L', tag: 'L-1' }]),
  products: await createProducts(ctx, [{ name: 'Planner' }, { name: 'Painter' }]),
}))
const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id)
const [acme = '', bolt = ''] = idsOf(made.vendors)
const [ana = '', ben = ''] = idsOf(made.people)
const [laptop = ''] = idsOf(made.assets)
const [planner = '', painter = ''] = idsOf(made.products)
const lot = async (product: string, quantity: number) =>
  (
    await must<{ lot_id: string }>(mia, 'POST', `/api/software/products/${product}/lots`, {
      metric: 'user',
      quantity,
    })
  ).lot_id
const [own, foreign] = [await lot(planner, 1), await lot(painter, 2)]
await must(mia, 'POST', `/api/software/products/${planner}/lots/give`, { lot_id: own, holder_id: ana })
const { contact_id } = await must(mia, 'POST', `/api/vendors/${bolt}/contacts`, { name: 'Bo' })
const [one, two] = [await buying.ordered(), await buying.ordered()]
const came = async (order: typeof one, serial: string) => {
  await buying.done(
    order,
    'receive',
    { received_on: '2026-03-20', lines: [{ line_id: order.lines[0], quantity: 1, serials: [serial] }] },
    buying.technician,
  )
  const { receipts } = (await buying.show(order)) as View & { receipts: { id: string }[] }
  return { receipt: receipts[0]?.id ?? '', asset: receipts[0]?.lines[0]?.pieces[0]?.record?.id ?? '' }
}
const [mine, theirs] = [await came(one, 'OK-1'), await came(two, 'OK-2')]

/** All that such requests could change, as text. */
async function kept(): Promise<string> {
  const { rows: all } = await sql<{ text: string }>`
    select string_agg(text, E'\n' order by text) as text from (
      select p::text from purchase p union all select l::text from purchase_line l union all select e::text from entitlement e
      union all select h::text from part_holding h union all select v::text from vendor v union all select c::text from vendor_contact c
      union all select c::text from contract c union all select x::text from purchase_piece x union all select a::text from asset a
    ) t (text)`.execute(db)
  return all[0]?.text ?? ''
}

const seats = `/api/software/products/${planner}/lots`
const contract = { name: 'C', vendor_id: acme, starts_on: '2026-01-01', first_end: '2026-12-31' }
const order = (more: object) => ({ name: 'X', lines: [{ ...buying.laptops, ...more }] })
const arriving = (line_id: string | undefined, more: object = {}) => ({
  received_on: '2026-03-20',
  lines: [{ line_id, quantity: 1, serials: buying.serials(1) }],
  ...more,
})
const back = (more: object) => ({
  receipt_id: mine.receipt,
  line_id: one.lines[0],
  quantity: 1,
  assets: [mine.asset],
  returned_on: '2026-03-22',
  reason: 'damaged',
  ...more,
})
const receive = `/api/purchasing/${one.id}/receive`
const returns = `/api/purchasing/${one.id}/returns`
const cases: readonly (readonly [string, string, string, object, number, RegExp])[] = [
  ['an order of less than nothing', 'POST', '/api/purchasing', order({ quantity: -1 }), 422, /./],
  ['an order of half a piece', 'POST', '/api/purchasing', order({ quantity: 1.5 }), 422, /./],
  ['a price in thousandths', 'POST', '/api/purchasing', order({ unit_price: '12.345 EUR' }), 422, /two ways/],
  ['yen with decimals', 'POST', '/api/purchasing', order({ unit_price: '12.50 JPY' }), 422, /no digits/],
  [
    'an asset as the vendor',
    'POST',
    '/api/purchasing',
    { ...order({}), vendor_id: laptop },
    404,
    /not found/,
  ],
  [
    'the id of another order',
    'PATCH',
    `/api/purchasing/${one.id}`,
    { id: two.id, version: 1 },
    422,
    /names another/,
  ],
  ['another order’s line', 'POST', receive, arriving(two.lines[0]), 404, /not found/],
  [
    'arrived in the future',
    'POST',
    receive,
    arriving(one.lines[0], { received_on: '2099-01-01' }),
    409,
    /after today/,
  ],
  ['another order’s delivery', 'POST', returns, back({ receipt_id: theirs.receipt }), 404, /not found/],
  ['another order’s device', 'POST', returns, back({ assets: [theirs.asset] }), 409, /./],
  ['more back than came', 'POST', returns, back({ quantity: 3 }), 409, /Only 1/],
  ['back in the future', 'POST', returns, back({ returned_on: '2099-01-01' }), 409, /after today/],
  ['a lot in thousandths', 'POST', seats, { quantity: 1, cost: '12.345 EUR' }, 422, /two ways/],
  ['a lot of less than nothing', 'POST', seats, { quantity: -1 }, 422, /./],
  ['another product’s lot', 'POST', `${seats}/save`, { lot_id: foreign, quantity: 9 }, 404, /not found/],
  ['a seat of another’s lot', 'POST', `${seats}/give`, { lot_id: foreign, holder_id: ben }, 404, /not found/],
  ['more seats than there are', 'POST', `${seats}/give`, { lot_id: own, holder_id: ben }, 409, /given away/],
  ['a seat for a vendor', 'POST', `${seats}/give`, { lot_id: own, holder_id: acme }, 409, /choose a person/],
  [
    'people’s seats as seats of devices',
    'POST',
    `${seats}/save`,
    { lot_id: own, quantity: 1, metric: 'device' },
    409,
    /take it back first/,
  ],
  [
    'another vendor’s contact',
    'POST',
    `/api/vendors/${acme}/contacts/save`,
    { contact_id, name: 'T' },
    404,
    /not found/,
  ],
  ['an asset as the party', 'POST', '/api/contracts', { ...contract, vendor_id: laptop }, 404, /not found/],
  ['a vendor as the owner', 'POST', '/api/contracts', { ...contract, owner_id: bolt }, 404, /not found/],
  [
    'a contract in thousandths',
    'POST',
    '/api/contracts',
    { ...contract, cost: '12.345 EUR' },
    422,
    /two ways/,
  ],
  [
    'an end before the start',
    'POST',
    '/api/contracts',
    { ...contract, first_end: '2025-01-01' },
    422,
    /cannot end/,
  ],
]

test.each(cases)(
  '%s is refused with a sentence, and nothing is stored',
  async (_, method, path, body, status, sentence) => {
    const before = await kept()
    const reply = await call(mia, method, path, body)
    const { title, fields } = reply.body as { title: string; fields?: Record<string, string> }
    const said = [title, ...Object.values(fields ?? {})].join(' ')
    expect([reply.status, said]).toEqual([status, expect.stringMatching(sentence)])
    expect(await kept()).toBe(before)
  },
)

const orders = 'Order Number,Order Date,Vendor,Description,Service Tag,Qty,Unit Price,Delivery Date'
const licences =
  'Item name,serial number,seats,purchase date,expiration date,purchase cost,Full Name,Checked Out to: Asset Tag'
const files: readonly (readonly [string, string, readonly string[], readonly RegExp[]])[] = [
  [
    'of orders',
    'orders',
    [
      orders,
      'A1,2026-03-01,Acme,Sleeve,,1.5,12.00,',
      'A2,2026-03-01,Acme,Sleeve,,-1,12.00,',
      'A3,2026-03-01,Acme,Laptop,S3,1,-12.00,',
      'A4,2026-03-01,Acme,Laptop,S4,3,12.00,',
      'A5,2026-03-01,Acme,Laptop,S5,1,12.00,2020-01-01',
      'A6,2026-03-01,Acme,Laptop,S6,1,12.00,2099-01-01',
      'A7,2026-03-01,Acme,Sleeve,,1,12.00,',
      'A7,2026-03-01,Bolt,Sleeve,,1,12.00,',
      'A8,2026-03-01,Acme,Laptop,S8,2,12.00,',
      'A8,2026-03-01,Acme,Laptop,S9,2,12.00,',
    ],
    [
      /^error .*“1.5” is not a whole number/,
      /^error .*-1 is not between/,
      /^error .*less than nothing/,
      /^error .*3 pieces of one serial number/,
      /^error .*before it was ordered/,
      /^error .*after today/,
      /^create $/,
      /^error .*the order is from Acme/,
      /^create $/,
      /^create $/,
    ],
  ],
  [
    'of licences',
    'snipe-it-licences',
    [
      licences,
      'Lic C,,2.5,2026-01-01,,1.00,,',
      'Lic D,,1,2026-01-01,2025-01-01,1.00,,',
      'Lic G,,1,2026-01-01,,-1,,',
      'Lic H,KEY-H,1,2026-01-01,,1.00,Ana,',
      'Lic H,KEY-H,1,2026-01-01,,1.00,Ben,',
      'Lic I,KEY-I,2,2026-01-01,,1.00,,L-1',
      'Lic I,KEY-I,2,2026-01-01,,1.00,Ana,',
    ],
    [
      /^error .*“2.5” is not a whole number/,
      /^error .*cannot end before it begins/,
      /^error .*less than nothing/,
      /^create $/,
      /^unchanged .*All 1 seats are given; Ben gets none/,
      /^create $/,
      /^create .*counted by devices; the seat of Ana is left out/,
    ],
  ],
  [
    'of models',
    'snipe-it-models',
    [
      'Name,Category,Manufacturer,EOL',
      'M1,Laptop,Corvid,-3',
      'M2,Laptop,Corvid,3.5',
      'M3,Laptop,Corvid,36 months',
    ],
    [/^error .*-3 is not between/, /^error .*“3.5” is not a whole number/, /^create .*36 months/],
  ],
  [
    'of maintenance',
    'snipe-it-maintenances',
    ['Asset Tag,Title,Start Date,Completion Date,Cost', 'L-1,C,2026-01-01,2026-01-02,-1.00'],
    [/^error .*less than nothing/],
  ],
]

test.each(files)(
  'in a file %s what makes no sense is set aside with a sentence',
  async (_, importer, lines, expected) => {
    const tried = await rehearsed(mia, 'bad.csv', lines.join('\n'), importer)
    const said = (await rows(mia, tried)).map(
      ({ verdict, reasons, notes }) => `${verdict} ${[...reasons, ...notes].join('; ')}`,
    )
    expect(said).toHaveLength(expected.length)
    for (const [n, want] of expected.entries()) expect(said[n]).toMatch(want)
    const fresh = said.filter((text) => text.startsWith('create')).length
    if (fresh === 0) return
    const done = await act(mia, tried, 'run')
    expect(done.counts).toMatchObject({ created: fresh })
  },
)
