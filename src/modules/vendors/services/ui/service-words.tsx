import type { z } from 'zod'
import { Pill } from '#kit/pill.tsx'
import type { Tier } from '../../schemas.ts'
import { w as said } from '../../words.ts'
import type { ServiceView } from '../schemas.ts'

export type Service = z.output<typeof ServiceView>

/** How critical it is, where somebody has judged it. */
export const TierPill = ({ tier }: { tier: Tier | null }) =>
  tier && <Pill tone={tier === '1' ? 'warn' : undefined}>{said(`tier.${tier}`)}</Pill>
