import { eventLine } from '#kernel/event-lines'
import { AssetSeen, StocktakeTold } from './contract.ts'
import { w } from './words.ts'

export const stocktakeLines = [
  eventLine(AssetSeen, {
    insideOnly: true,
    mentions: ({ place_id }) => [place_id],
    say: ({ place_id }, { of }) => w.later('said-seen', { place: of(place_id) }),
  }),
  eventLine(StocktakeTold, {
    insideOnly: true,
    say: ({ state, found, moved, lost }) => w.later(`said-${state}`, { found, moved, lost }),
  }),
]
