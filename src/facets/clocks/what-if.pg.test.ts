import { expect, test } from 'vitest'
import { HOUR_MS } from '#lib/time/instant'
import { roundTheClock } from '#lib/time/calendar'
import { at, bergen, serviceLevels } from '#test/service-levels'
import { world } from '#test/world'
import { plus } from './engine/what-if-sum.ts'
import { savePolicy } from './policy-commands.ts'
import type { PolicyDefinition } from './schemas.ts'
import { answered } from './service-levels.ts'
import type { WhatIf } from './what-if-contract.ts'
import type { Sizes } from './what-if.ts'
import { whatIfHours, whatIfPolicy } from './what-if-trials.ts'

// Hours of Bergen: Monday to Friday, 8 to 12 and 13 to 18. All is counted by hand.
const house = await world()
const { write, read, someone, team, must } = house
const { promise, open, move } = await serviceLevels(house)
const [here, elsewhere] = [await team('Here'), await team('Elsewhere')]
const lead = await someone('Mikkel', ['lead'], [here])

const everyone = (minutes: number) => Array<number>(5).fill(minutes)
const promised: Partial<PolicyDefinition> = {
  scope: 'kind:incident',
  targets: [
    { metric: 'first_response', minutes: everyone(60) },
    { metric: 'resolution', minutes: everyone(240) },
  ],
}
const policy = await promise(promised)
const { fits: _, ...definition } = (
  await read(undefined, ({ db }) =>
    db.selectFrom('policy_version').select('definition').executeTakeFirstOrThrow(),
  )
).definition as PolicyDefinition & { fits: unknown }
const calendar = definition.calendar_id

const solved = async (title: string, opened: string, done: string, over: Parameters<typeof open>[0] = {}) => {
  const id = await open({ title, team_id: here, ...over }, at(opened))
  await move(id, 'solve', at(done))
  return id
}
/** Three hours. */
const quick = await solved('Quick', 'Mon 08:00', 'Mon 11:00')
/** Eight hours. */
const slow = await solved('Slow', 'Mon 08:00', 'Mon 17:00')
/** An hour, a day with the supplier, an hour; answered after half an hour. */
const supplied = await open({ title: 'Supplied', team_id: here, asked: true }, at('Tue 08:00'))
await write(lead, (ctx) => answered(ctx, [supplied]), at('Tue 08:30'))
await move(supplied, 'wait-supplier', at('Tue 09:00'))
await move(supplied, 'start', at('Tue 17:00'))
await move(supplied, 'solve', at('Tue 18:00'))
/** Three hours, where the lead sees nothing. */
await solved('Hidden', 'Wed 08:00', 'Wed 11:00', { team_id: elsewhere, restricted: true })
/** Nothing is promised for it; five hours. */
const request = await solved('Chair', 'Wed 13:00', 'Wed 18:00', { kind: 'request' })

const now = at('Fri 12:00')
const tried = (over: Partial<PolicyDefinition>, id: string | null = policy.id) =>
  read(lead, (ctx) => whatIfPolicy(ctx, { id: id ?? undefined, definition: { ...definition, ...over } }), now)
const solving = (minutes: number) => [
  { metric: 'first_response' as const, minutes: everyone(60) },
  { metric: 'resolution' as const, minutes: everyone(minutes) },
]
const of = ({ promises }: WhatIf, metric: string) => promises.find((one) => one.metric === metric)
const tally = (kept: number, broken: number, unfinished = 0) => ({ kept, broken, open: unfinished })

test('unchanged it gives what became of it', async () => {
  const same = await tried({})
  expect(same).toMatchObject({
    tickets: 5,
    changed: 0,
    examples: [],
    otherwise: 0,
    unknown: 0,
    left: 0,
    next: null,
  })
  expect(of(same, 'resolution')).toEqual({ metric: 'resolution', before: tally(3, 1), after: tally(3, 1) })
  expect(of(same, 'first_response')).toMatchObject({ before: tally(1, 0), after: tally(1, 0) })
  expect(same.late_ms).toEqual({ before: 4 * HOUR_MS, after: 4 * HOUR_MS })
})

test('two hours instead of four: whose outcome changes, the newest first, of those one may see', async () => {
  const strict = await tried({ targets: solving(120) })
  expect(of(strict, 'resolution')).toMatchObject({ before: tally(3, 1), after: tally(1, 3) })
  expect(strict).toMatchObject({ changed: 2, worse: 2, better: 0 })
  expect(strict.late_ms).toEqual({ before: 4 * HOUR_MS, after: (6 + 1 + 1) * HOUR_MS })
  expect(strict.examples).toEqual([
    {
      record: { id: quick, key: expect.any(String), title: 'Quick' },
      opened_at: '2044-11-07T07:00:00Z',
      metric: 'resolution',
      before: tally(1, 0),
      after: tally(0, 1),
    },
  ])
  expect(strict.teams).toMatchObject([
    { team: { id: elsewhere, name: 'Elsewhere' }, before: tally(1, 0), after: tally(0, 1) },
    { team: { id: here, name: 'Here' } },
  ])
})

test('without a pause for suppliers it runs on: nine hours', async () => {
  const strict = await tried({ pauses: ['requester'] })
  expect(of(strict, 'resolution')).toMatchObject({ after: tally(2, 2) })
  expect(strict.examples.map(({ record }) => record.id)).toEqual([supplied])
  expect(strict.late_ms.after).toBe((4 + 5) * HOUR_MS)
  const lax = await tried({ pauses: ['requester'], targets: solving(540) })
  expect(of(lax, 'resolution')).toMatchObject({ after: tally(4, 0) })
  expect(lax).toMatchObject({ better: 1, worse: 0, examples: [{ record: { id: slow } }] })
})

test('another scope is tried on what one may see; the rest stays with what it had', async () => {
  const less = await tried({ scope: 'kind:incident impact:1' })
  expect(of(less, 'resolution')).toMatchObject({ before: tally(3, 1), after: tally(1, 0) })
  expect(less).toMatchObject({ changed: 3, left: 1 })
})

test('a new service level promises what nobody had: the solution is counted, answers nobody knows', async () => {
  const fresh = await tried({ scope: 'kind:request' }, null)
  expect(of(fresh, 'resolution')).toEqual({ metric: 'resolution', before: tally(0, 0), after: tally(0, 1) })
  expect(fresh).toMatchObject({ changed: 1, unknown: 1, examples: [{ record: { id: request } }] })
})

test('round the clock the night and noon count too, and the hours are more', async () => {
  const always = await read(
    lead,
    (ctx) => whatIfHours(ctx, { id: calendar, hours: roundTheClock('Always'), after: undefined }),
    now,
  )
  expect(of(always, 'resolution')).toMatchObject({ before: tally(3, 1), after: tally(3, 1) })
  expect(always.late_ms).toEqual({ before: 4 * HOUR_MS, after: 5 * HOUR_MS })
  expect(always.open_ms.after).toBe(90 * 24 * HOUR_MS)
  const same = await read(
    lead,
    (ctx) => whatIfHours(ctx, { id: calendar, hours: bergen, after: undefined }),
    now,
  )
  expect(same).toMatchObject({ changed: 0, otherwise: 0 })
  expect(same.open_ms.before).toBe(same.open_ms.after)
})

test('portions add up to the whole', async () => {
  const targets = solving(120)
  const portion = (after: string | undefined, sizes?: Sizes) =>
    read(
      lead,
      (ctx) => whatIfPolicy(ctx, { id: policy.id, definition: { ...definition, targets }, after }, sizes),
      now,
    )
  const whole = await portion(undefined)
  for (const sizes of [
    { slice: 1, portion: 1 },
    { slice: 2, portion: 3 },
    { slice: 5, portion: 5 },
  ]) {
    let sum = await portion(undefined, sizes)
    expect(sum.tickets).toBeLessThanOrEqual(5)
    while (sum.next !== null) sum = plus(sum, await portion(sum.next, sizes))
    const byTeam = ({ teams }: WhatIf) =>
      teams.toSorted((a, b) => (String(a.team?.id) < String(b.team?.id) ? -1 : 1))
    expect({ ...sum, teams: byTeam(sum) }).toEqual({ ...whole, teams: byTeam(whole) })
  }
})

test('what was counted by an older version is counted by today’s on both sides, and said', async () => {
  await write(
    lead,
    (ctx) =>
      savePolicy(ctx, { id: policy.id, version: 1, definition: { ...definition, targets: solving(120) } }),
    at('Fri 09:00'),
  )
  const same = await tried({ targets: solving(120) })
  expect(of(same, 'resolution')).toMatchObject({ before: tally(1, 3), after: tally(1, 3) })
  expect(same).toMatchObject({ changed: 0, otherwise: 2 })
})

test('whoever may not shape service levels is not told', async () => {
  const technician = await someone('Ana', ['technician'])
  const { status } = await house.call(technician, 'POST', '/api/clocks/policies/what-if', { definition })
  expect(status).toBe(403)
  expect(await must<WhatIf>(lead, 'POST', '/api/clocks/policies/what-if', { definition })).toMatchObject({
    next: null,
  })
  const bad = await house.call(lead, 'POST', '/api/clocks/policies/what-if', {
    definition,
    after: 'nonsense',
  })
  expect(bad.status).toBe(422)
})
