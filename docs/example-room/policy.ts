import type { Sentence } from '#lib/words'
import { w } from './words.ts'

interface Coming {
  title: string
  day: string
  arrived_at: string | null
}

/** Why something cannot be done with a visit; null if it can. The server throws it, the button shows it. */
export const refusal = {
  arrive({ title: name, day, arrived_at }: Coming, today: string): Sentence | null {
    if (arrived_at !== null) return w.later('here-already', { name })
    return day === today ? null : w.later('not-today', { name, day })
  },
}
