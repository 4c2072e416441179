import { randomFrom } from '#lib/random'
import type { Recruit } from './crew.ts'

interface Away {
  readonly name: string
  readonly kind: 'holiday' | 'sick' | 'parental' | 'training' | 'travel'
  readonly starts_on: string
  readonly ends_on: string
}

const kinds = ['holiday', 'holiday', 'holiday', 'sick', 'training', 'travel'] as const
const longest = { holiday: 14, sick: 4, parental: 120, training: 3, travel: 5 } as const

/** Who of the crew is away in the months around today, never outside their time with the company. */
export function absencesOf(seed: number, today: string, crew: readonly Recruit[]): Away[] {
  const random = randomFrom(seed + 1)
  const end = Temporal.PlainDate.from(today)
  return crew.flatMap(({ name, starts_on, ends_on }): Away[] => {
    if (random.below(4) > 0) return []
    const kind: Away['kind'] = random.below(40) === 0 ? 'parental' : random.pick(kinds)
    const starts = end.add({ days: random.below(90) - 45 })
    const ends = starts.add({ days: random.below(longest[kind]) })
    const away: Away = { name, kind, starts_on: starts.toString(), ends_on: ends.toString() }
    return away.starts_on < starts_on || (ends_on !== null && away.ends_on > ends_on) ? [] : [away]
  })
}
