import { expect, test } from 'vitest'
import { verdict } from '../engine/identity.ts'
import { summedUp } from '../report.ts'
import { demoAgents } from './fleet.ts'
import { demoLog } from './log.ts'
import { demoCast, demoStory } from './story.ts'

const now = '2026-11-30T12:00:00.000Z'
const machines = Array.from({ length: 60 }, (_, n) => ({
  type: n % 6 === 0 ? 'desktop' : n % 7 === 0 ? 'server' : 'laptop',
  name: `pc-${n}`,
  serial: `SER${n}00A`,
  manufacturer: 'Corvid',
  model: n % 2 === 0 ? 'W16 G2' : 'Fjell 14',
}))
const told = () => {
  const agents = demoAgents(7, machines, now)
  const reporters = agents.map(({ message: { device }, seen_at }) => ({ device, seen_at }))
  return { agents, story: demoStory({ machines, agents, now }), log: demoLog(7, reporters, now) }
}

test('the same machines say the same each time, none of it later than now, each story of one machine alone', () => {
  const all = told()
  expect(JSON.stringify(told())).toBe(JSON.stringify(all))
  const moments = [
    all.agents.map(({ seen_at }) => seen_at),
    all.story.map(({ at }) => at),
    all.log.map(({ at }) => at),
  ]
  expect(moments.flat().every((at) => at < now)).toBe(true)
  const cast = Object.values(demoCast(machines)).filter((n) => n !== undefined)
  expect(cast).toHaveLength(13)
  expect(new Set(cast).size).toBe(cast.length)
})

test('each is known by what it says, but for the copy of a server and guests without numbers', () => {
  const { agents, story } = told()
  const keysOf = (message: (typeof agents)[number]['message']) => summedUp(message, { people: false }).keys
  const known = agents.map(({ message }, n) => ({
    id: String(n).padStart(3, '0'),
    keys: keysOf(message),
    alive: true,
  }))
  const verdicts = story.map(({ message, machine }) => {
    const said = verdict(keysOf(message), known)
    return machine === undefined ? said.is : said.is === 'match' && Number(said.id) === machine
  })
  expect(verdicts.filter((one) => one === true)).toHaveLength(4)
  expect(verdicts.filter((one) => typeof one === 'string').toSorted()).toEqual([
    'ambiguous',
    'new',
    'new',
    'new',
  ])
})
