import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.idle', {
  'why.silent': 'In Gebrauch, aber seit {day} ohne Lebenszeichen',
  'why.waits': 'Bereit seit {day}',
  'why.late': 'War am {day} zurück fällig',
  'why.nobody': 'In Gebrauch, aber niemand hat es',
  'why.left': 'Wer es hat, arbeitet nicht mehr hier',
  'why.several': 'Ein älteres von {n} dieses Typs bei {holder}',
  'why.roomy': 'Seine Platten sind nur zu {n} % voll',
  'why.past': 'Kostet ein weiteres Jahr mehr als ein neues',
  'could.silent': 'Nachfragen oder zurücknehmen',
  'could.waits': 'Ausgeben oder verkaufen',
  'could.late': 'Zurückfordern',
  'could.nobody': 'Suchen und sagen, wer es hat',
  'could.left': 'Zurücknehmen',
  'could.several': 'Fragen, ob alle gebraucht werden',
  'could.roomy': 'Das nächste kleiner kaufen',
  'could.past': 'Ersetzen',
  somebody: 'jemandem',
  'home.idle':
    '{n, plural, one {Ein Gerät liegt brach} other {# Geräte liegen brach}}{money, select, none {} other {, darin {money}}}',
  'home.past':
    '{n, plural, one {Ein Gerät ist über seinem günstigsten Alter} other {# Geräte sind über ihrem günstigsten Alter}}',
  'home.both': '{idle}; {past}',
  'home.all-idle': '{n, plural, one {Das brachliegende zeigen} other {Alle # brachliegenden zeigen}}',
  'home.all-past': '{n, plural, one {Das zu alte zeigen} other {Alle # zu alten zeigen}}',
})
