import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('api', {
  title: 'API',
  text: 'Alles, was Wheelhouse kann, kann ein Programm erfragen. Was Sie sehen, kommt aus denselben Zusagen, die auch die Seiten nutzen.',
  beginning: 'Wo anfangen',
  find: 'Aufruf suchen',
  none: 'Nichts heißt so',
  start: 'Ein erster Aufruf',
  'start-text':
    'Ein Programm braucht ein Token (Profil › Token), das nicht mehr darf als nötig. Adressen, Felder und Antworten stehen in OpenAPI 3.1, auf Englisch; der Client ist eine TypeScript-Datei, die nur fetch braucht.',
  openapi: 'OpenAPI-Dokument',
  client: 'TypeScript-Client',
  rules: 'Was überall gilt',
  'rule-refused':
    'Was abgelehnt wird, sagt in einem Satz, warum, mit einem Schlüssel für Programme (problem+json).',
  'rule-pages': 'Listen kommen seitenweise: Was „next“ sagt, als „after“ senden.',
  'rule-once':
    'Idempotency-Key: Ein Schreibvorgang, der binnen eines Tages wiederholt wird, geschieht einmal.',
  'rule-match': 'If-Match mit dem gelesenen ETag: Eine Änderung an inzwischen Geändertem wird abgelehnt.',
  'rule-rate':
    'RateLimit sagt, was von den Anfragen einer Minute übrig ist, Retry-After, wann es wieder geht.',
  needs: 'Braucht',
  'needs-anyone': 'nichts: Alle dürfen fragen',
  'needs-signed-in': 'eine Anmeldung oder ein Token',
  proof: 'fragt eine Sitzung zuerst, wer sie ist',
  fields: 'Was er nimmt',
  'no-fields': 'Er nimmt nichts.',
  field: 'Feld',
  type: 'Typ',
  meaning: 'Bedeutung',
  required: 'Pflicht',
  answer: 'Eine Antwort, zum Beispiel',
  curl: 'Mit curl',
  cli: 'Mit der Kommandozeile',
  typed: 'Mit dem Client',
  file: 'Er überträgt eine Datei: Inhalt oder Antwort ist die Datei selbst.',
  try: 'Ausprobieren',
  'try-text': 'Als Sie selbst, in diesem Haus.',
  'try-write': 'Das geschieht wirklich, als Sie selbst.',
  input: 'Eingabe',
  send: 'Senden',
  answered: 'Die Antwort',
  refused: 'Abgelehnt',
  'not-json': 'Das ist kein JSON',
  'not-object': 'Die Eingabe ist ein einziges Objekt',
})
