import { recordFinder } from '#facets/records/ui/finders'

export const findAssets = recordFinder('asset', 'AST', { icon: 'laptop', path: '/assets' })
