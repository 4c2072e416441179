import { beforeAll, expect, test } from 'vitest'
import { roles } from '#kernel/auth/roles'
import { allKinds } from '#kernel/kinds'
import { pastsOf } from '#kernel/past'
import type { AsItWas } from '#facets/history/contract'
import { bought } from './past/bought.ts'
import { brought } from './past/brought.ts'
import { own } from './past/replies.ts'
import { sorted } from './past/reply.ts'
import { shaped } from './past/shaped.ts'
import { chance, deeds } from './past/steps.ts'
import { allDone } from './left-for-later.ts'
import { provisionedHouse } from './scim.ts'

// Any record as it was at any past moment: whatever is done to records of every kind, each moment is told afterwards as it
// was told then. `AS_IT_WAS_SEED` and `AS_IT_WAS_STEPS` try another story, or a longer one.

const seed = Number(process.env['AS_IT_WAS_SEED'] ?? 20_261_129)
const steps = Number(process.env['AS_IT_WAS_STEPS'] ?? 110)
const house = await provisionedHouse()
const { must } = house
const boss = await house.someone('Bo Boss', roles)
const asker = await house.someone('Asta Asker', ['requester'])
const luck = chance(seed)
const done = deeds(house, boss, asker, luck)
const { all, grow } = done
const { change: elsewhere, meet } = await brought(house, boss, done, luck)
const dealt = bought(done, luck)
const change = { ...done.change, ...dealt.change, ...shaped(done, luck).change, ...elsewhere }

interface Kept {
  id: string
  kind: string
  at: string
  was: AsItWas
  after: string
}
const kept: Kept[] = []
const was = (id: string, at: string) =>
  must<AsItWas>(boss, 'GET', `/api/records/${id}/was?at=${encodeURIComponent(at)}`)

/** Words that were taken back since do not come back, and that is told. */
const withdrawn = (then: AsItWas, now: AsItWas): AsItWas => {
  const gone = new Map(
    now.messages.flatMap((one) => (one.why?.includes('taken back') ? [[one.id, one]] : [])),
  )
  return { ...then, messages: then.messages.map((one) => gone.get(one.id) ?? one) }
}

/** What is told of the moment itself: not how it differs from today. */
const told = ({ here, title, fields, messages, clocks }: AsItWas) => ({
  here,
  title,
  fields: fields.map(({ name, was: lines, value, why }) => ({
    name,
    lines: lines.toSorted(),
    value: sorted(value),
    why,
  })),
  messages,
  clocks,
})

/** Records to which something happened last. */
async function touched() {
  const events = await house.db
    .selectFrom('event')
    .select('subject_id')
    .orderBy('id', 'desc')
    .limit(4)
    .execute()
  const some = all.filter(({ id }) => events.some(({ subject_id }) => subject_id === id))
  return some.length > 0 ? some : all
}

const clockNow = () => new Date().toISOString()

beforeAll(async () => {
  for (const kind of ['calendar', 'policy', 'place', 'person', 'team', 'department'] as const)
    for (let n = 0; n < 3; n++) await grow[kind]()
  for (const make of Object.values(dealt.grow)) for (let n = 0; n < 3; n++) await make()
  for (let n = 0; n < 5; n++) await grow.ticket()
  const names = Object.keys(change) as (keyof typeof change)[]
  for (let n = 0; n < steps; n++) {
    const name = luck.n(12) === 0 ? 'ticket' : luck.n(5) === 0 ? 'undo' : luck.of(names)
    await (name === 'ticket' ? grow.ticket() : change[name]())
    // What was begun by then is done.
    await allDone(house.db)
    await meet()
    const at = clockNow()
    const { id, kind } = luck.of(luck.n(3) ? await touched() : all)
    kept.push({ id, kind, at, was: await was(id, at), after: name })
  }
}, 60_000)

test('every kind of record can be told as it was, or is named here with the reason', () => {
  const untold = allKinds().filter(({ name }) => !pastsOf(name).some(({ called }) => called !== undefined))
  // An import is a run: what became of it its timeline tells, step by step.
  expect(untold.map(({ name }) => name)).toEqual(['import'])
})

test('each moment is told afterwards as it was told then', { timeout: 60_000 }, async () => {
  for (const { id, kind, at, was: then, after } of kept) {
    const now = await was(id, at)
    expect({ seed, kind, after, ...told(now) }).toEqual({ seed, kind, after, ...told(withdrawn(then, now)) })
  }
})

test('what is told of now is what the record says of itself, and no field of it is forgotten', async () => {
  for (const { id, kind } of all) {
    const { page, pick = (body: unknown) => body, fields, not } = own[kind] ?? expect.fail(kind)
    const reply = pick(await must(boss, 'GET', page(id)), id) as Record<string, unknown>
    // Whoever was merged into another is shown as that one.
    if (reply['id'] !== id) continue
    expect({
      kind,
      forgotten: Object.keys(reply).filter((key) => !(key in fields) && !not.includes(key)),
    }).toEqual({
      kind,
      forgotten: [],
    })
    const values = new Map((await was(id, clockNow())).fields.map(({ name, value }) => [name, value]))
    const minutes = (values.get('time') as { minutes: number }[] | undefined)?.map((one) => one.minutes)
    if (minutes)
      values.set(
        'time',
        minutes.reduce((sum, one) => sum + one, 0),
      )
    for (const [key, field] of Object.entries(fields)) {
      const [name, value] =
        typeof field === 'string' ? [field, () => reply[key]] : [field[0], () => field[1](reply as never)]
      expect({ kind, key, is: sorted(values.get(name) ?? null) }).toEqual({
        kind,
        key,
        is: sorted(value() ?? null),
      })
    }
  }
})
