import type { CompiledCalendar } from '#lib/time/span-table'
import type { Read } from '#kernel/context'

/** Person id → their hours of work; somebody for whom none are known is missing. */
type HoursOf = (ctx: Read, people: readonly string[]) => Promise<ReadonlyMap<string, CompiledCalendar>>

let hoursOf: HoursOf = async () => new Map()
/** The room that knows in which hours people work says how it is asked. */
export const knowsHours = (ask: HoursOf) => {
  hoursOf = ask
}
export const hoursOfPeople: HoursOf = (ctx, people) => hoursOf(ctx, people)
