import { vocabulary } from '#lib/words'

export const w = vocabulary('watchers.ui', {
  watch: 'Watch',
  unwatch: 'Stop watching',
  concerned: 'Also concerned',
  none: 'Nobody else.',
  add: 'Add',
  'add-title': 'Whom it concerns as well',
  who: 'People and teams',
  'who-hint': 'They may see the record from then on',
  as: 'As',
  save: 'Add them',
  remove: 'Take {name} off',
  removed: '{name} is off',
  'role.watcher': 'Watching',
  'role.affected': 'Affected',
  'role.copied': 'Get copies',
})
