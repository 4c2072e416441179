import type { Call, Result } from './load.ts'
import { sentence, subject } from './language.ts'
import type { Random } from '#lib/random'

const list =
  (q: string, sort = 'due') =>
  (): Call => ({
    method: 'GET',
    path: `/api/desk/tickets?q=${encodeURIComponent(q)}&sort=${sort}&limit=50`,
  })

/** What a desk asks all day. */
export const reads = (random: Random, ids: readonly string[]): [string, (n: number) => Call][] => [
  ['list: open, due first', list('is:open')],
  ['list: open of a team, most urgent first', list('is:open team:Network', 'priority')],
  ['list: everything, last moved first', list('', 'moved')],
  ['list: nobody’s, urgent', list('is:open assignee:none priority:1..2', 'priority')],
  ['list: words', list('scanner bergen', 'newest')],
  ['ticket', () => ({ method: 'GET', path: `/api/desk/tickets/${random.pick(ids)}` })],
  ['what was said on it', () => ({ method: 'GET', path: `/api/records/${random.pick(ids)}/comments` })],
  ['count: open', () => ({ method: 'GET', path: '/api/desk/count?q=is%3Aopen' })],
  ['badge: open', () => ({ method: 'GET', path: '/api/desk/count?q=is%3Aopen&most=1000' })],
  [
    'search',
    () => ({ method: 'GET', path: `/api/search?q=${random.pick(['scanner', 'hamburg', 'vpn', 'badge'])}` }),
  ],
]

export const opens = 'open a ticket'
export const opening = (random: Random, team_id: string) => (): Call => ({
  method: 'POST',
  path: '/api/desk/tickets',
  body: {
    title: subject(random),
    description: `<p>${sentence(random)}</p>`,
    team_id,
    impact: 1 + random.below(3),
  },
})

export const head =
  '| what | p50 ms | p95 ms | p99 ms | per second | server, ms of processor | database, ms of processor | generator, ms of processor | failed |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |'
export const row = (name: string, { p50, p95, p99, perSecond, calls, failed }: Result, cpu: Cpu) =>
  `| ${name} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${p99.toFixed(1)} | ${perSecond.toFixed(0)} | ${(cpu.server / calls).toFixed(1)} | ${(cpu.database / calls).toFixed(1)} | ${(cpu.generator / calls).toFixed(1)} | ${failed} |`

/** Processor time that was used meanwhile. */
export interface Cpu {
  server: number
  database: number
  generator: number
}
