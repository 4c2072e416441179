import { eventLine } from '#kernel/event-lines'
import { AssetElsewhere, AssetSeen, StocktakeTold } from './contract.ts'
import { w } from './words.ts'

export const stocktakeLines = [
  eventLine(AssetSeen, {
    insideOnly: true,
    mentions: ({ place_id }) => [place_id],
    say: ({ place_id }, { of }) => w.later('said-seen', { place: of(place_id) }),
  }),
  eventLine(AssetElsewhere, {
    insideOnly: true,
    mentions: ({ place_id, book_id }) => [place_id, book_id],
    say: ({ place_id, book_id }, { of }) =>
      w.later('said-elsewhere', { place: of(place_id), book: of(book_id) }),
  }),
  eventLine(StocktakeTold, {
    insideOnly: true,
    say: ({ state, found, moved, lost }) => w.later(`said-${state}`, { found, moved, lost }),
  }),
]
