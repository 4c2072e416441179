import { z } from 'zod'

/** Is this the name of a time zone, and not merely an offset? */
export function isZone(zone: string): boolean {
  try {
    return /^[A-Za-z]/.test(zone) && new Temporal.ZonedDateTime(0n, zone).epochNanoseconds === 0n
  } catch {
    return false
  }
}

export const Zone = z
  .string()
  .max(64)
  .refine(isZone, { error: 'Not a time zone' })
  .meta({ title: 'Time zone', description: 'e.g. Europe/Oslo' })
