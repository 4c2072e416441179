import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('files', {
  files: 'Dateien',
  limit: 'Größte Datei, in Megabyte',
  room: 'Platz für alle Dateien, in Megabyte (0: keine Grenze)',
  'no-room':
    'Für weitere Dateien ist kein Platz: {used, number} von {limit, number} MB sind belegt. Die Administration kann Platz schaffen; Ihr Text bleibt hier',
  'give-unseen':
    'Ist der Virenscanner nicht erreichbar, neue Dateien trotzdem herausgeben, als ungeprüft gekennzeichnet',
  infected: 'Der Virenscanner fand {found} in dieser Datei: Sie wurde nicht angenommen',
  'kept-infected': 'Der Virenscanner fand {found} in dieser Datei: Niemand bekommt sie',
  'kept-waiting': 'Der Virenscanner hat diese Datei noch nicht geprüft: Danach lässt sie sich öffnen',
  'task-scan': 'Dateien dem Virenscanner zeigen',
  'schedule-scan': 'Dem Virenscanner zeigen, was er nicht geprüft hat',
  'line-refused':
    '{actor} brachte die Datei {name}, in der der Virenscanner {found} fand: Sie wurde nicht angenommen',
  'line-infected': 'Der Virenscanner fand {found} in bereits Vorhandenem: {names}. Niemand bekommt es mehr',
  empty: 'Diese Datei ist leer',
  'not-yours': 'Eine dieser Dateien ist nicht mehr da; bitte neu hinzufügen',
  'too-many':
    'Hier liegen viele Ihrer Dateien, die noch zu keinem Eintrag gehören. Bitte zuordnen oder einen Tag warten, bis sie weggeräumt sind',
  'may-not-remove': 'Ihre Rolle erlaubt nicht, hier Dateien zu entfernen',
  newest: 'Neueste zuerst',
  sweep: 'Dateien wegräumen, die zu keinem Eintrag gehören',
  'line-added': '{actor} hat die Datei {name} hinzugefügt',
  'line-added-internal': '{actor} hat die Datei {name} hinzugefügt, nur für Interne',
  'line-removed': '{actor} hat die Datei {name} entfernt',
  'line-restored': '{actor} hat die Datei {name} zurückgelegt',
})
