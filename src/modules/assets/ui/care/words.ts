import { vocabulary } from '#lib/words'

/** What the pages beside the list of assets are called. */
export const w = vocabulary('assets.care', {
  assets: 'Assets',
  models: 'Models',
  repairs: 'Repairs',
  'write-offs': 'Write-offs',
  bookings: 'Bookings',
  stocktakes: 'Stocktakes',
  stocktake: 'Stocktake',
  walk: 'Where to look',
  kits: 'Kits',
  costs: 'Costs',
  idle: 'Use of devices',
  model: 'Model',
  sources: 'Sources of assets',
  catalogue: 'Types of assets',
})
