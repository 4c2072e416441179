import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { randomFrom } from '#lib/random'
import { RecordTakenBack } from '#facets/imports/contract'
import { tellsUsage, type Usage } from '#facets/usage/sources'
import { audienceOf } from '#kernel/audience'
import { removeEntities } from '#kernel/entity'
import { createPeople } from '#modules/people/public'
import { world } from '#test/world'
import type { assets } from '../contract.ts'
import { reckonAll, reckonNext } from '../costs/reckon.ts'
import { memoryKnown } from '../engine/idle.ts'
import { smallerOf, type Sized } from '../engine/smaller.ts'
import { changeAsset, createAssets } from '../public.ts'
import { reckonIdleAll, reckonIdleNext } from './round.ts'

const { db, must, someone, team, write } = await world()
const random = randomFrom(5)
const [alpha, beta] = [await team('Alpha'), await team('Beta')]
const [ada, ben, adam] = [
  await someone('Ada', ['technician'], [alpha, beta]),
  await someone('Ben', ['technician'], [alpha]),
  await someone('Adam', ['administrator']),
]
const sizes = [8000, 16_000, 32_000, 64_000]
const models = ['A', 'B', 'C', 'D', 'E']
const made = await write(undefined, async (ctx) => {
  const [lena] = await createPeople(ctx, [{ display_name: 'Lena Vogt', emails: [] }])
  return createAssets(ctx, [
    ...Array.from({ length: 60 }, (_, n) => ({
      type: 'server',
      name: `Server ${n}`,
      manufacturer: 'Corvid',
      model: random.pick(models),
      ...(random.below(4) > 0 && { cost: `${500 + random.below(40) * 100}.00 EUR` }),
      ...(random.below(5) > 0 && { bought_on: `2026-0${1 + random.below(3)}-1${random.below(3)}` }),
    })),
    { type: 'laptop', name: 'First', created_at: '2026-01-01T08:00:00Z', holder_id: lena?.id ?? null },
    { type: 'laptop', name: 'Hidden', created_at: '2026-02-01T08:00:00Z', holder_id: lena?.id ?? null },
  ])
})
const idOf = (name: string) => made.find(({ title }) => title === name)?.id ?? ''
const usage = new Map(
  made.slice(0, 60).flatMap(({ id }): [string, Usage][] => {
    if (random.below(6) === 0) return []
    const total = random.pick(sizes)
    const memory = { total, most: random.below(4) === 0 ? null : random.below(101), days: random.below(20) }
    return [
      [
        id,
        {
          heard_at: null,
          disk: random.below(8) === 0 ? null : { total: 500_000, used: random.below(500_000) },
          memory: random.below(8) === 0 ? null : memory,
        },
      ],
    ]
  }),
)
tellsUsage({ name: 'test', find: async (_, ids) => new Map([...usage].filter(([id]) => ids.includes(id))) })
await write(undefined, async (ctx) => {
  await sql`update asset set status = 'in-use', meaning = 'in-use' where type = 'server'`.execute(ctx.db)
  const hidden = await audienceOf(ctx, [beta])
  await sql`update asset set audience_id = ${hidden} where id = ${idOf('Hidden')}::uuid`.execute(ctx.db)
})
await write(undefined, reckonAll)
await write(undefined, reckonIdleAll)

const list = (who: typeof ada, query = '') =>
  must<Reply<typeof assets.idle>>(who, 'GET', `/api/assets/idle?${query}`)

test('which smaller model would do is what the engine says of all devices', async () => {
  const { rows } = await sql<Omit<Sized, 'memory' | 'disk'>>`
    select id, model_id as model, type, true as "isUsed", bought_on::text,
      case when cost_minor is not null then jsonb_build_object('minor', cost_minor, 'currency', currency) end as cost
    from asset where type = 'server'`.execute(db)
  const fits = smallerOf(
    rows.map((row): Sized => {
      const { disk = null, memory = null } = usage.get(row.id) ?? {}
      return { ...row, disk, memory: memory && memoryKnown(memory) }
    }),
  )
  const kept = await db
    .selectFrom('idle_thing')
    .select(['asset_id', 'smaller', 'smaller_model', 'reasons'])
    .where('whole', '=', true)
    .execute()
  const large = kept.filter(({ reasons }) => reasons.includes('memory') || reasons.includes('roomy'))
  expect(large.length).toBeGreaterThan(5)
  for (const { asset_id, smaller, smaller_model } of large) {
    const said = fits.get(asset_id)
    expect([smaller, smaller_model]).toEqual([said?.saves.minor ?? null, said?.model ?? null])
  }
  expect(large.some(({ smaller }) => smaller !== null)).toBe(true)
})

test('pages go on where the last one ended, in every order', async () => {
  for (const sort of ['worth', 'saves', 'smaller', 'since', 'name']) {
    const whole = (await list(ada, `sort=${sort}&limit=200`)).items.map(({ id }) => id)
    const paged: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const page: Reply<typeof assets.idle> = await list(
        ada,
        `sort=${sort}&limit=7${next && `&after=${next}`}`,
      )
      paged.push(...page.items.map(({ id }) => id))
      next = page.next
    }
    expect(paged).toEqual(whole)
    expect(new Set(paged).size).toBe(paged.length)
  }
})

test('who does not see all hears nothing that follows from the rest', async () => {
  expect((await list(ada, 'reason=several')).items.map(({ name }) => name)).toEqual(['First'])
  expect((await list(ben, 'reason=several')).items).toEqual([])
  const figures = (who: typeof ada) =>
    must<Reply<typeof assets.idleFigures>>(who, 'GET', '/api/assets/idle/figures')
  const n = ({ reasons }: Reply<typeof assets.idleFigures>) =>
    reasons.find(({ reason }) => reason === 'several')?.n
  expect([n(await figures(ada)), n(await figures(ben))]).toEqual([1, undefined])
  expect((await figures(ada)).as_of).toEqual(expect.any(String))
})

test('until all was reckoned once, nobody is told what follows from more than they see', async () => {
  await sql`update idle_round set whole_at = null, audiences = '{}'`.execute(db)
  expect((await list(ben, 'reason=several')).items).toEqual([])
  await write(undefined, reckonIdleAll)
  expect((await list(ada, 'reason=several')).items.length).toBe(1)
})

test('limits that are others in the midst of a round begin it anew', async () => {
  const busy = async () => (await list(ada, 'reason=memory&limit=200')).items.length
  const limitTo = (value: number) => must(adam, 'PATCH', '/api/settings/assets.memory-percent', { value })
  const before = await busy()
  expect(before).toBeGreaterThan(1)
  await sql`update idle_round set stage = 'things', began_at = now(), after_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'`.execute(
    db,
  )
  await limitTo(1)
  await write(undefined, reckonIdleNext)
  expect(await busy()).toBeLessThan(before)
  await limitTo(40)
  await write(undefined, reckonIdleNext)
  expect(await busy()).toBe(before)
})

test('what is taken away is in no sum any more', async () => {
  const idle = async () =>
    (await must<Reply<typeof assets.idleFigures>>(ada, 'GET', '/api/assets/idle/figures')).idle
  // What others have open in the cluster holds back which events are followed.
  const looked = () =>
    expect.poll(
      async () => {
        await write(undefined, reckonNext)
        await write(undefined, reckonIdleNext)
        return idle()
      },
      { timeout: 20_000 },
    )
  const spare = await write(undefined, async (ctx) => {
    const [one] = await createAssets(ctx, [{ type: 'laptop', name: 'Nobody has it' }])
    await sql`update asset set status = 'in-use', meaning = 'in-use' where id = ${one?.id}::uuid`.execute(
      ctx.db,
    )
    return one ?? expect.fail()
  })
  const before = await idle()
  await looked().toBe(before + 1)
  await write(undefined, async (ctx) => {
    await removeEntities(ctx, [spare.id])
    ctx.emit(RecordTakenBack, spare, { key: spare.key, import_id: spare.id })
  })
  await looked().toBe(before)
})

test('a round that finds nothing new writes nothing, and what changes is reckoned at the next look', async () => {
  const rows = () =>
    sql<{ at: string }>`select xmin::text || ctid::text as at from idle_thing order by 1`.execute(db)
  const before = await rows()
  await write(undefined, reckonIdleAll)
  await write(undefined, reckonIdleNext)
  expect((await rows()).rows).toEqual(before.rows)
  await write(undefined, (ctx) => changeAsset(ctx, idOf('First'), { status: 'in-repair' }))
  await write(undefined, reckonNext)
  expect((await list(ada, 'reason=several')).items).toEqual([])
})
