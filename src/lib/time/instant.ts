/** Milliseconds of a minute, an hour and a day of 24 hours. Inside the engine every moment is epoch milliseconds. */
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** An ISO moment as epoch milliseconds; what is finer than a millisecond is cut off. */
export const msOf = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds

/** Epoch milliseconds as an ISO moment in UTC, always with three decimals, so that texts sort like moments. */
export const isoOf = (ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' })
