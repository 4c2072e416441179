import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.idle', {
  'why.silent': 'In Gebrauch, aber seit {day} ohne Lebenszeichen',
  'why.waits': 'Bereit seit {day}',
  'why.late': 'Sollte am {day} zurück sein',
  'why.nobody': 'In Gebrauch, aber niemand hat es',
  'why.left': 'Wer es hat, arbeitet nicht mehr hier',
  'why.several': 'Ein älteres von {n} dieses Typs bei {holder}',
  'why.memory': 'Höchstens {n} % des Speichers belegt',
  'why.roomy': 'Seine Platten sind nur zu {n} % voll',
  'why.past': 'Kostet ein weiteres Jahr mehr als ein neues',
  'could.silent': 'Nachfragen oder zurücknehmen',
  'could.waits': 'Ausgeben oder verkaufen',
  'could.late': 'Zurückfordern',
  'could.nobody': 'Suchen und sagen, wer es hat',
  'could.left': 'Zurücknehmen',
  'could.several': 'Fragen, ob alle gebraucht werden',
  'could.memory': 'Jemandem geben, der mehr braucht',
  'could.roomy': 'Das nächste kleiner kaufen',
  'could.do': '{model} genügt',
  'could.past': 'Ersetzen',
  'memory-percent':
    'Prozent seines Speichers, die ein Gerät irgendwann belegt haben muss, um nicht zu groß zu sein',
  'memory-percent-hint':
    'Bei Geräten mit 16 GB oder mehr. Was Prozesse sich teilen, zählt bei jedem von ihnen; gemeldet wird also mehr, als belegt ist: Was danach zu groß ist, ist zu groß',
  'disk-percent': 'Prozent seiner Platten, die belegt sein müssen, damit ein Gerät nicht zu groß ist',
  'disk-percent-hint': 'Bei Geräten mit 400 GB oder mehr, nach der letzten Meldung',
  'busy-days': 'Tage, auf die zurückgeblickt wird, wie viel Speicher belegt war',
  'busy-days-hint':
    'An sieben davon muss es gemeldet worden sein. Agenten melden es mindestens einmal am Tag',
  reckon: 'Ungenutzte Geräte für Listen berechnen',
  somebody: 'jemandem',
  'home.idle':
    '{n, plural, one {Ein Gerät liegt brach} other {# Geräte liegen brach}}{money, select, none {} other {, darin {money}}}',
  'home.past':
    '{n, plural, one {Ein Gerät ist über seinem günstigsten Alter} other {# Geräte sind über ihrem günstigsten Alter}}',
  'home.both': '{idle}; {past}',
  'home.all-idle': '{n, plural, one {Das brachliegende zeigen} other {Alle # brachliegenden zeigen}}',
  'home.all-past': '{n, plural, one {Das zu alte zeigen} other {Alle # zu alten zeigen}}',
})
