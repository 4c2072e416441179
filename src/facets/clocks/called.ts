import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import type { ClockFact } from '#lib/time/clock-facts'
import type { Clock } from './clocks.ts'
import { w } from './words.ts'

const whoIn = (fact: ClockFact): string | undefined => {
  const who = fact.why?.values?.['who']
  return typeof who === 'string' ? who : undefined
}

/** Facts hold by id who did it: whoever reads them is told what that person is called today, or after they were forgotten. */
export async function factsCalled(
  ctx: Read,
  clocks: readonly Pick<Clock, 'facts'>[],
): Promise<(clock: Pick<Clock, 'facts'>) => ClockFact[]> {
  const ids = clocks.flatMap(({ facts }) => facts.flatMap(({ fact }) => whoIn(fact) ?? []))
  const names = await namesOf(ctx, ids)
  return ({ facts }) =>
    facts.map(({ fact }) => {
      const who = whoIn(fact)
      const values = fact.why?.values
      if (!fact.why || !values) return fact
      // Imports of before kept a name of which nobody knows whose it is.
      if (fact.why.key === `${w.prefix}.why.reply-by`) return { ...fact, why: w.later('why.reply-there') }
      // Facts of before that held the name itself.
      const called = who === undefined ? values['name'] : names.get(who)
      return { ...fact, why: { ...fact.why, values: { ...values, who: called ?? '' } } }
    })
}
