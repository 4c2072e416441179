/** Facts that stand on the asset itself; the others are read where the report is kept. */
export const assetFields = ['name', 'serial', 'manufacturer', 'model'] as const
export type AssetField = (typeof assetFields)[number]
