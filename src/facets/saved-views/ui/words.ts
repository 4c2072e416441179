import { vocabulary } from '#lib/words'

export const w = vocabulary('saved-views.ui', {
  views: 'Views',
  share: 'Share with everyone',
  new: 'Keep what is on screen as a view',
  name: 'Name of the view',
  keep: 'Keep the view',
})
