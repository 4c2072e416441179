import { z } from 'zod'
import { Keyed } from '#lib/shapes'
import { StoredFile } from '#facets/files/contract'
import { Level } from './schemas.ts'

const share = z.number().min(0).max(1)
/** Where a pin stands: fractions of the picture, from its upper left corner. */
export const Spot = z.object({
  x: share.meta({ title: 'From the left' }),
  y: share.meta({ title: 'From above' }),
})
export type Spot = z.output<typeof Spot>

const Within = Keyed.extend({ level: Level, code: z.string(), trail: z.string().meta({ title: 'Within' }) })

export const FloorPlan = z.object({
  place: Keyed.extend({ level: Level }),
  /** None: no plan yet, or its file was removed. */
  file: StoredFile.pick({ id: true, name: true, kept: true }).nullable(),
  pins: z.array(Within.extend(Spot.shape)),
  /** What lies within and has no pin here, as far as the list goes. */
  loose: z.array(Within),
  can: z.object({ manage: z.boolean() }),
})
export type FloorPlan = z.output<typeof FloorPlan>

/** The nearest plan that a place lies on, and the pin that shows it: its own, or that of a place around it. */
export const OnPlan = z.object({ plan: Keyed, pin: Keyed })
