/** The day that it is where the reader is; for the house itself, where that says it is. */
export const todayOf = ({
  now,
  actor: { zone },
}: {
  readonly now: string
  readonly actor: { readonly zone: string }
}) => Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toString()
