import { randomFrom } from '#lib/random'
import { DAY_MS, isoOf, msOf } from '#lib/time/instant'
import type { Why } from '../contract.ts'

/** A line of the log of what came in; of a device by its place, or of a stranger. */
export interface DemoLine {
  readonly at: string
  readonly agent: number | undefined
  readonly device: string
  readonly ip: string
  readonly outcome: 'changed' | 'unchanged' | 'refused'
  readonly why: Why | null
  readonly sections: readonly string[]
  readonly bytes: number
  readonly ms: number
}

const changes = [
  ['softwares'],
  ['drives'],
  ['softwares', 'drives'],
  ['networks'],
  ['operatingsystem'],
] as const
const strangers: readonly (readonly [days: number, ip: string, why: Why])[] = [
  [0.4, '10.20.31.18', 'bad-token'],
  [1.2, '10.20.31.18', 'bad-token'],
  [1.6, '10.20.16.201', 'partial-unknown'],
]

interface Reporter {
  readonly device: string
  readonly seen_at: string
}

/** What agents sent in the last two days, oldest first; the same for the same seed and moment. */
export function demoLog(seed: number, reporters: readonly Reporter[], now: string): DemoLine[] {
  const { next, below, pick } = randomFrom(seed)
  const from = isoOf(msOf(now) - 2 * DAY_MS)
  const told = reporters.flatMap(({ device, seen_at }, agent): DemoLine[] => {
    const before = isoOf(msOf(seen_at) - DAY_MS + below(3_600_000))
    return [before, seen_at]
      .filter((at) => at > from)
      .map((at) => {
        const isChanged = next() < 0.3
        return {
          at,
          agent,
          device,
          ip: `10.20.${16 + (agent >> 7)}.${20 + (agent % 128)}`,
          outcome: isChanged ? 'changed' : 'unchanged',
          why: null,
          sections: isChanged ? pick(changes) : [],
          bytes: 14_000 + below(20_000),
          ms: 9 + below(60),
        }
      })
  })
  const refused = strangers.map(([days, ip, why]): DemoLine => ({
    at: isoOf(msOf(now) - days * DAY_MS),
    agent: undefined,
    device: why === 'bad-token' ? '' : 'ham-l0310-2024-02-01-08-11-09',
    ip,
    outcome: 'refused',
    why,
    sections: [],
    bytes: 160,
    ms: 1,
  }))
  return [...told, ...refused].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}
