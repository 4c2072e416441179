import { vocabulary } from '#lib/words'

export const w = vocabulary('assets.kits', {
  'said-added': 'Put the kit “{title}” together',
  'said-changed': 'Changed the kit “{title}”',
  'said-archived': 'Archived the kit “{title}”',
  'said-back': 'Brought the kit “{title}” back',
  taken: 'There is a kit with this name already',
  'one-of': 'Each line names either a model or a type',
  'no-department': 'That department was not found',
  'no-model': 'That model was not found',
  short: 'Too few are there: {what}',
  few: '{n} × {title}',
  nothing: 'Nothing of it is there',
})
