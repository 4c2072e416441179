import { assetsByTag, goneAmong } from '#modules/assets/public'
import { knowDevices } from '#modules/software/public'

/** A licence of another program that names a device by its tag gives the seat to the asset that bears it; one that is gone gets none. */
knowDevices({
  byTag: async (ctx, tags) => new Map([...(await assetsByTag(ctx, tags))].map(([tag, { id }]) => [tag, id])),
  goneAmong,
})
