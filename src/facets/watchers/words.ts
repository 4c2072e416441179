import { vocabulary } from '#lib/words'

export const w = vocabulary('watchers', {
  concerned: 'Concerned',
  'concerned.watcher': '{name} watches',
  'concerned.affected': '{name} is affected',
  'concerned.copied': '{name} gets copies',
  'line-watches': '{actor} watches this',
  'line-unwatches': '{actor} no longer watches this',
  'line-added.watcher': '{actor} added {who} to those who watch this',
  'line-added.affected': '{actor} added {who} to those affected',
  'line-added.copied': '{actor} added {who} to those who get copies',
  'line-removed.watcher': '{actor} took {who} from those who watch this',
  'line-removed.affected': '{actor} took {who} from those affected',
  'line-removed.copied': '{actor} took {who} from those who get copies',
})
