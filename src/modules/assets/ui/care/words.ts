import { vocabulary } from '#lib/words'

/** What the pages beside the list of assets are called. */
export const w = vocabulary('assets.care', {
  assets: 'Assets',
  models: 'Models',
  catalogue: 'Types of assets',
})
