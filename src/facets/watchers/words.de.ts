import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('watchers', {
  concerned: 'Beteiligt',
  'concerned.watcher': '{name} beobachtet',
  'concerned.affected': '{name} ist betroffen',
  'concerned.copied': '{name} bekommt Kopien',
  'line-watches': '{actor} beobachtet das',
  'line-unwatches': '{actor} beobachtet das nicht mehr',
  'line-added.watcher': '{actor} hat {who} zu den Beobachtern hinzugefügt',
  'line-added.affected': '{actor} hat {who} zu den Betroffenen hinzugefügt',
  'line-added.copied': '{actor} hat {who} zu denen hinzugefügt, die Kopien bekommen',
  'line-removed.watcher': '{actor} hat {who} von den Beobachtern entfernt',
  'line-removed.affected': '{actor} hat {who} von den Betroffenen entfernt',
  'line-removed.copied': '{actor} hat {who} von denen entfernt, die Kopien bekommen',
})
