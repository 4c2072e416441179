import type { Read } from '#kernel/context'

/** Person id → the calendar version whose hours are theirs; somebody for whom none is known is missing. */
type HoursOf = (ctx: Read, people: readonly string[]) => Promise<ReadonlyMap<string, string>>

let hoursOf: HoursOf = async () => new Map()
/** The room that knows in which hours people work says how it is asked. */
export const knowsHours = (ask: HoursOf) => {
  hoursOf = ask
}
export const hoursOfPeople: HoursOf = (ctx, people) => hoursOf(ctx, people)
