import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('history', {
  'may-audit': 'Das Prüfprotokoll von allem lesen',
  someone: 'jemand',
  restricted: 'ein nicht einsehbarer Eintrag',
  'line-by': '{actor}: {line}',
  'line-other': '{actor}: {kind}',
  yes: 'ja',
  no: 'nein',
  'why.erased': 'gelöscht, sodass es niemand mehr lesen kann',
  'why.untold': 'seither geändert, und was dort stand, wurde nicht aufbewahrt',
  'note.not-yet': '{key} ist hier erst seit {since} bekannt.',
  'note.brought': 'Es wurde am {since} von anderswo übernommen. Wie es dort war, sagt nur, was mitkam.',
  'note.words-gone':
    '{n, plural, one {Eine Nachricht} other {# Nachrichten}} von damals {n, plural, one {ist} other {sind}} nicht mehr aufbewahrt.',
})
