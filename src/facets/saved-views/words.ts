import { vocabulary } from '#lib/words'

export const w = vocabulary('views', {
  'no-list': 'No such list has views; these have: {known}',
  'may-share': 'Share views with a team',
  'may-manage': 'Share views with everyone and change views that are shared',
  'not-yours': 'This view belongs to {owner}',
  'not-your-team': 'You share views with teams that you are in',
  'not-everyone': 'Your role lets you share views with a team, not with everyone',
  'not-share': 'Your role does not let you share views',
  'not-a-person': 'Views are shared with a team or with everyone',
  'too-many': 'You have {n} views of this list; remove one first',
  'line-saved': '{actor} saved the view {title}',
  'line-changed': '{actor} changed the view {title}',
  'line-removed': '{actor} removed the view {title}',
})
