export interface Term {
  /** The first day; null: the day on which it comes. */
  readonly starts_on: string | null
  /** The last day; null: by `months`, else for good. */
  readonly ends_on: string | null
  readonly months: number | null
}

/** A subscription that says nothing counts so long, since it does not count for good. */
const usualMonths = 12

/** The first and the last day of what comes on a day: a year from 1 March ends on the last of February. */
export function termOf(
  { starts_on, ends_on, months }: Term,
  { metric, came_on }: { readonly metric: string; readonly came_on: string },
): { starts_on: string; ends_on: string | null } {
  const from = starts_on ?? came_on
  if (ends_on !== null) return { starts_on: from, ends_on }
  const long = months ?? (metric === 'subscription' ? usualMonths : null)
  const last =
    long === null
      ? null
      : Temporal.PlainDate.from(from).add({ months: long }).subtract({ days: 1 }).toString()
  return { starts_on: from, ends_on: last }
}
