interface Stretch {
  starts_on: string
  ends_on: string
}

/** The day of a moment, as absences and first and last days are written. */
export const todayAt = (now: number) => new Date(now).toISOString().slice(0, 10)

/** The absence that today lies in. */
export function awayNow<T extends Stretch>(absences: readonly T[], now: number): T | undefined {
  const today = todayAt(now)
  return absences.find(({ starts_on, ends_on }) => starts_on <= today && today <= ends_on)
}
