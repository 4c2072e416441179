/** The day so many days from another, `2026-11-30`. */
export const day = (today: string, days: number) => Temporal.PlainDate.from(today).add({ days }).toString()
