import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { costs } from '#facets/costs/sources'
import { randomFrom } from '#lib/random'
import { audienceOf } from '#kernel/audience'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { decide } from '#kernel/settings'
import { inAudience } from '#kernel/visible'
import { createDepartments, createPeople, departmentsOfPeople } from '#modules/people/public'
import { type Someone, world } from '#test/world'
import { createAssets, handOver } from '../public.ts'
import { added, ofEachKind, yearlyOf } from '../engine/ownership.ts'
import { split } from '../engine/shares.ts'
import { type Share, sharesOf } from '../shares/held.ts'
import { reckonAll, reckonNext } from './reckon.ts'
import { type Thing, loadCosts } from './load.ts'
import { costBys, type CostRow, costSorts } from './schemas.ts'
import { downtimeRate } from './settings.ts'
import { leadingCurrency, rowOf, toldRow } from './sums.ts'

const { must, call, someone, team, write, read } = await world()
const random = randomFrom(11)
const [alpha, beta] = [await team('Alpha'), await team('Beta')]
const readers: Record<string, Someone> = {
  all: await someone('Ada', ['technician'], [alpha, beta]),
  some: await someone('Ben', ['technician'], [alpha]),
  none: await someone('Cas', ['technician']),
  auditor: await someone('Dee', ['auditor']),
}
const admin = await someone('Eva', ['administrator', 'manager', 'technician'], [alpha, beta])
const currencies = ['EUR', 'EUR', 'NOK', 'JPY'] as const
const day = (ago: number) => Temporal.Now.plainDateISO('UTC').subtract({ days: ago }).toString()

interface Other {
  thing: string
  source: string
  audience_id: number
  money: { minor: number; currency: string } | null
}
const others: Other[] = []
for (const [name, part, can] of [
  ['test.work', 'work', 'desk.work'],
  ['test.licences', 'licences', 'software.read'],
] as const)
  costs({
    name,
    part,
    can,
    async find(ctx, things) {
      const { rows } = await sql<{
        id: number
      }>`select a.audience_id as id from (select id as audience_id from audience) a
        where ${inAudience(ctx.actor, 'a')}`.execute(ctx.db)
      const seen = new Set(rows.map(({ id }) => id))
      return others
        .filter(
          ({ thing, source, audience_id }) =>
            source === name && things.includes(thing) && seen.has(audience_id),
        )
        .map(({ thing, audience_id, money }) => ({
          of: thing,
          on: day(3),
          key: '1',
          title: 'Other',
          to: '/',
          audience_id,
          money,
          minutes: null,
        }))
    },
  })

const { made, holders } = await write(undefined, async (ctx) => {
  await decide(ctx, downtimeRate, 10)
  const departments = await createDepartments(ctx, [{ name: 'Sales' }, { name: 'Yard' }])
  const people = await createPeople(
    ctx,
    Array.from({ length: 6 }, (_, n) => ({
      display_name: `Person ${n}`,
      emails: [],
      department_id: n < 4 ? (departments[n % 2]?.id ?? null) : null,
    })),
  )
  const held = people.map(({ id }) => id)
  const made = await createAssets(
    ctx,
    Array.from({ length: 40 }, (_, n) => ({
      type: random.pick(['laptop', 'printer', 'monitor']),
      name: `Thing ${n % 30}`,
      created_at: `${day(60 + (n % 7))}T08:00:00Z`,
      ...(random.below(3) > 0 && { holder_id: random.pick(held) }),
      ...(random.below(4) > 0 && { manufacturer: 'Corvid', model: random.pick(['W16', 'W14', 'F2']) }),
      ...(random.below(4) > 0 && { cost: `${random.below(900)} ${random.pick(currencies)}` }),
      ...(random.below(4) > 0 && { bought_on: day(random.below(2000)) }),
    })),
  )
  // Most went from hand to hand.
  for (const { id } of made.slice(0, 30))
    for (const then of [50, 31, 8].slice(random.below(3)))
      await handOver(
        { ...ctx, now: `${day(then)}T09:00:00Z` },
        { ids: [id], to_id: random.pick(held) },
      ).catch(() => undefined)
  const audiences = [
    await audienceOf(ctx, [alpha]),
    await audienceOf(ctx, [beta]),
    await audienceOf(ctx, [beta], true),
  ]
  for (const { id } of made)
    for (let n = random.below(5); n > 0; n--)
      others.push({
        thing: id,
        source: random.pick(['test.work', 'test.licences']),
        audience_id: random.pick(audiences),
        money:
          random.below(4) === 0 ? null : { minor: random.below(90_000), currency: random.pick(currencies) },
      })
  await insertRows(
    'asset_repair',
    made.slice(0, 15).map(({ id }, n) => ({
      id: newId(),
      asset_id: id,
      kind: 'repair',
      fault: 'It broke',
      under_warranty: n % 3 === 0,
      opened_at: `${day(40)}T08:00:00Z`,
      opened_by: ctx.actor.id,
      closed_at: `${day(30 - n)}T08:00:00Z`,
      closed_by: ctx.actor.id,
      result: 'repaired',
      cost_minor: n % 2 === 0 ? null : random.below(9000),
      currency: n % 2 === 0 ? null : random.pick(currencies),
    })),
  ).execute(ctx.db)
  // One that only some see.
  await sql`update asset set audience_id = ${audiences[1]} where id = ${made[3]?.id}::uuid`.execute(ctx.db)
  return { made, holders: held }
})
await write(undefined, reckonAll)

const whole = async (who: Someone, query: string) => {
  const rows: CostRow[] = []
  let after: string | null = ''
  do {
    const { items, next }: { items: CostRow[]; next: string | null } = await must(
      who,
      'GET',
      `/api/assets/costs?${query}&limit=7${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
    )
    rows.push(...items)
    after = next
  } while (after !== null)
  return rows
}
const figures = ({ name: _, of: __, ...row }: CostRow) => row
const inOrder = (rows: readonly Omit<CostRow, 'name' | 'of'>[]) =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
const live = (things: readonly Thing[], idOf: (thing: Thing) => string) =>
  inOrder(
    [...Map.groupBy(things, idOf)].map(([id, some]) =>
      figures(toldRow(rowOf({ id, name: '', of: null, things: some }))),
    ),
  )

const sumOf = (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0)
const freshRow = () => ({
  ...rowOf({ id: '', name: '', of: null, things: [] }),
  ...ofEachKind(() => new Map<string, number>()),
  total: new Map<string, number>(),
  days: 0,
  known: new Map<string, number>(),
})
type Split = ReturnType<typeof freshRow>

/** The figures of a thing that are split: each kind by itself, and what another room tells by who hears it. */
const figuresOf = ({ pieces }: Thing) =>
  [
    ...Map.groupBy(
      pieces.flatMap(({ kind, told, money }) => (money ? [{ kind, told, money }] : [])),
      ({ kind, told, money }) => JSON.stringify([kind, told?.source, told?.audience_id, money.currency]),
    ).values(),
  ].flatMap(([first, ...more]) =>
    first
      ? [
          {
            kind: first.kind,
            currency: first.money.currency,
            all: sumOf([first, ...more].map((one) => one.money.minor)),
          },
        ]
      : [],
  )

/** Adds to a department what comes to the holder in this place of those who had a thing. */
function addShare(row: Split, thing: Thing, had: readonly Share[], n: number) {
  const part = (minor: number) => split(minor, had.map(({ days }) => days))[n] ?? 0 // prettier-ignore
  const isHere = had[n]?.has_it === true
  row.devices += isHere ? 1 : 0
  row.unknown += isHere ? thing.pieces.filter(({ money }) => !money).length : 0
  row.days += part(thing.days ?? 0)
  for (const { kind, currency, all } of figuresOf(thing))
    for (const into of [row[kind], row.total, ...(thing.days === null ? [] : [row.known])])
      added(into, { minor: part(all), currency })
}

/** What departments come to when each figure of each thing is split over those who had it. */
function splitBy(
  things: readonly Thing[],
  shares: ReadonlyMap<string, readonly Share[]>,
  departmentOf: (holder: string | null) => string,
) {
  const rows = new Map<string, Split>()
  for (const thing of things) {
    const had = shares.get(thing.id) ?? []
    for (const [n, { holder }] of had.entries()) {
      const row = rows.get(departmentOf(holder)) ?? freshRow()
      rows.set(departmentOf(holder), row)
      addShare(row, thing, had, n)
    }
  }
  return inOrder(
    [...rows].map(([id, { days, known, ...row }]) => {
      const yearly = [...known].flatMap(([currency, minor]) => {
        const each = yearlyOf(minor, days)
        return each === null ? [] : [[currency, each] as const]
      })
      return figures(toldRow({ ...row, id, yearly: new Map(yearly) }))
    }),
  )
}

/** What lists say, and what is said when every device is asked for: by each of what they are gathered by, and of some. */
async function both(who: Someone) {
  const { things, departments, shares } = await read(who, async (ctx) => {
    const loaded = await loadCosts(ctx, sql`true`)
    return {
      things: loaded.things,
      departments: await departmentsOfPeople(ctx, holders),
      shares: await sharesOf(ctx, loaded.things, loaded.today),
    }
  })
  const laptops = things.filter(({ type }) => type === 'laptop')
  const departmentOf = (holder: string | null) => departments.get(holder ?? '') ?? 'none'
  const asked: [string, Omit<CostRow, 'name' | 'of'>[]][] = [
    ['by=device', live(things, ({ id }) => id)],
    ['by=model', live(things, ({ model_id }) => model_id ?? 'none')],
    ['by=department', splitBy(things, shares, departmentOf)],
    ['by=department&q=type:laptop', splitBy(laptops, shares, departmentOf)],
    ['by=supplier&q=type:laptop', live(laptops, () => 'none')],
  ]
  const listed = await Promise.all(
    asked.map(async ([query]) => inOrder((await whole(who, query)).map(figures))),
  )
  return { listed, live: asked.map(([, rows]) => rows) }
}

test.each(Object.keys(readers))(
  'lists say what is reckoned when it is asked of each device: %s',
  async (name) => {
    const { listed, live: said } = await both(readers[name] as Someone)
    expect(listed).toEqual(said)
  },
)

const deeds: ((id: string) => Promise<unknown>)[] = [
  (id) =>
    must(admin, 'PATCH', `/api/assets/${id}`, {
      cost: `${random.below(900)}.50 ${random.pick(currencies.slice(0, 3))}`,
    }),
  (id) => must(admin, 'PATCH', `/api/assets/${id}`, { bought_on: day(random.below(2000)) }),
  (id) => must(admin, 'PATCH', `/api/assets/${id}`, { name: `Anew ${random.below(9)}` }),
  (id) =>
    must(admin, 'POST', `/api/assets/${id}/depreciation`, {
      terms: { method: 'straight-line', years: 1 + random.below(6), salvage_percent: 10 },
    }),
  // What is gone is repaired no more. Closed at once, for what is open is missed longer by the minute.
  async (id) => {
    const opened = await call(admin, 'POST', `/api/assets/${id}/repairs`, { fault: 'It broke anew' })
    if (opened.status !== 200) return
    const { repair_id } = opened.body as { repair_id: string }
    await must(admin, 'POST', `/api/assets/repairs/${repair_id}/close`, {
      cost: `${random.below(90)}.00 NOK`,
    })
  },
  (id) => call(admin, 'PATCH', `/api/assets/${id}`, { status: random.pick(['lost', 'ready']) }),
]

test('whatever is done, lists follow: only what changed is reckoned anew', { timeout: 60_000 }, async () => {
  for (let wave = 0; wave < 5; wave++) {
    for (let n = 0; n < 8; n++) await random.pick(deeds)(random.pick(made).id)
    // What is under way in the same cluster holds a look back.
    await expect
      .poll(
        async () => {
          await write(undefined, reckonNext)
          const { listed, live: said } = await both(readers.some as Someone)
          return JSON.stringify(listed) === JSON.stringify(said)
        },
        { timeout: 10_000 },
      )
      .toBe(true)
  }
})

test.each(Object.keys(readers))(
  'pages are in order, each device once, by money of one currency: %s',
  async (name) => {
    const who = readers[name] as Someone
    const { things } = await read(who, async (ctx) => loadCosts(ctx, sql`true`))
    const currency = leadingCurrency(things)
    for (const sort of costSorts) {
      if (sort === 'name' || sort === 'devices') continue
      const rows = await whole(who, `by=device&sort=${sort}`)
      expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(things.map(({ id }) => id)))
      expect(rows).toHaveLength(things.length)
      const values = rows.map((row) => {
        const text = row[sort].find((sum) => sum.endsWith(` ${currency}`))
        return text === undefined ? -Infinity : Number(text.split(' ')[0])
      })
      expect(values).toEqual(values.toSorted((a, b) => (a === b ? 0 : b - a)))
    }
    const named = await whole(who, 'by=device&sort=name')
    expect(named).toHaveLength(things.length)
  },
)

test('readers are told different sums', async () => {
  const totals = await Promise.all(Object.values(readers).map((who) => whole(who, 'by=supplier')))
  expect(new Set(totals.map((rows) => JSON.stringify(rows))).size).toBeGreaterThan(2)
  expect(costBys).toContain('supplier')
})
