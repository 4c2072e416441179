import { assetsByTag } from '#modules/assets/public'
import { knowDevices } from '#modules/software/public'

/** A licence of another program that names a device by its tag gives the seat to the asset that bears it. */
knowDevices(
  async (ctx, tags) => new Map([...(await assetsByTag(ctx, tags))].map(([tag, { id }]) => [tag, id])),
)
