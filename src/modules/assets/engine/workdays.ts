/** The day so many working days before another: 0 is that day itself. `works` says of a day (2026-12-24) whether it is one. */
export function workingDaysBefore(day: string, n: number, works: (day: string) => boolean): string {
  let at = Temporal.PlainDate.from(day)
  // A calendar on which hardly anybody works still comes to an end.
  for (let left = n, looked = 0; left > 0 && looked < mostLooked; looked++) {
    at = at.subtract({ days: 1 })
    if (works(at.toString())) left -= 1
  }
  return at.toString()
}

const mostLooked = 400
