import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('tags', {
  tags: 'Schlagwörter',
  'may-read': 'Schlagwörter sehen und finden',
  'may-use': 'Einträge mit Schlagwörtern versehen',
  'may-manage': 'Schlagwörter umbenennen, zusammenführen und löschen',
  'name-taken': 'Ein Schlagwort dieses Namens gibt es schon; bitte stattdessen beide zusammenführen',
  'into-itself': 'Ein Schlagwort lässt sich nicht mit sich selbst zusammenführen',
  'no-comma': 'Ein Schlagwort enthält kein Komma',
  quoted: '„{title}“',
  'line-added': '{actor} hat die Schlagwörter {tags} gesetzt',
  'line-removed': '{actor} hat die Schlagwörter {tags} entfernt',
  'line-both': '{actor} hat die Schlagwörter {added} gesetzt und {removed} entfernt',
  'line-renamed': '{actor} hat das Schlagwort {before} in {after} umbenannt',
  'line-merged': '{actor} hat das Schlagwort {from} in {into} überführt',
  'line-dropped': '{actor} hat das Schlagwort {title} gelöscht',
})
