import { say } from '#lib/words'

/** What a clock's promise is called, in the words of the clocks' own room. */
export const clockTitle = (metric: string) => say({ key: `clocks.metric.${metric}` })
