/** The moment at which the day that holds `now` ends in a zone, as an ISO instant. */
export const dayEnd = (now: string, zone: string): string =>
  Temporal.Instant.from(now)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: 1 })
    .toZonedDateTime(zone)
    .toInstant()
    .toString()
