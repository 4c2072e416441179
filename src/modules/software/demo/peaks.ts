import { randomFrom } from '#lib/random'

const weeks = 26
/** How much of what is owned is in use at once at most: on usual days, and where books are closed. */
const usual = { least: 0.34, most: 0.52 }
const closing = { least: 0.58, most: 0.75 }

/** How many were at it at once at most on each working day of half a year; the same for the same seed, day and number owned. */
export function demoPeaks(seed: number, today: string, owned: number) {
  const { next } = randomFrom(seed)
  const last = Temporal.PlainDate.from(today)
  const days = Array.from({ length: weeks * 7 }, (_, n) => last.subtract({ days: weeks * 7 - n }))
  return days
    .filter(({ dayOfWeek }) => dayOfWeek <= 5)
    .map((day) => {
      const { least, most } = day.day >= 26 || day.day <= 3 ? closing : usual
      return { day: day.toString(), peak: Math.round(owned * (least + next() * (most - least))) }
    })
}
