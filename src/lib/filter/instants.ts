const utc = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/

/** An ISO moment as UTC with six decimals, the grain of PostgreSQL: such texts sort like moments. */
export function instantText(iso: string): string | undefined {
  const [, seconds, fraction = ''] = utc.exec(iso) ?? []
  if (seconds !== undefined) return `${seconds}.${fraction.slice(0, 6).padEnd(6, '0')}Z`
  try {
    return textOf(Temporal.Instant.from(iso))
  } catch {
    return undefined
  }
}

export const textOf = (instant: Temporal.Instant) => instant.toString({ fractionalSecondDigits: 6 })
