import type { Write } from '#kernel/context'
import { removeEntities } from '#kernel/entity'

/** Takes an asset back that was made a moment ago; what refers to it refuses that. */
export const removeMade = (ctx: Write, assetId: string) => removeEntities(ctx, [assetId])
