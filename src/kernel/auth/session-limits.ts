import type { Db } from '../db.ts'
import { setting, valuesOf, whole } from '../settings.ts'
import { kept } from '../standing.ts'
import { w } from '../words.ts'

const idleHours = setting('session.idle-hours', w.later('session-idle'), whole(1, 720), 24)
const days = setting('session.days', w.later('session-days'), whole(1, 30), 14)

export const sessionSettings = [idleHours, days] as const

export interface SessionLimits {
  idleSeconds: number
  days: number
}

/** How long a session may rest, and how long it lasts at all. */
export const sessionLimits = (ctx: { readonly db: Db }): Promise<SessionLimits> =>
  kept(ctx, 'session-limits', async () => {
    const [idle, lasting] = [...(await valuesOf(ctx, sessionSettings)).values()] as [number, number]
    return { idleSeconds: idle * 3600, days: lasting }
  })
