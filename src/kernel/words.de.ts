import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('house', {
  held: '{title} steht unter der Aufbewahrungspflicht „{name}“ von {by}{until, select, open {} other {, bis {until}}}: bis zu deren Aufhebung wird nichts daraus entfernt',
  'low-disk':
    'Die Platte dieses Servers ist fast voll: Dateien und Importe werden nicht angenommen, bis der Betrieb Platz schafft. Alles andere geht weiter',
  invalid: 'Einige Felder brauchen Aufmerksamkeit',
  'not-json': 'Die Anfrage ist kein gültiges JSON',
  nul: 'Der Text enthält ein Zeichen, das sich nicht speichern lässt',
  'other-than-path': 'Die Adresse dieser Anfrage nennt etwas anderes',
  'too-deep': 'Listen und Objekte dürfen hier {deepest} tief ineinander liegen, diese liegen tiefer',
  'not-a-file': 'Bitte die Datei selbst als Inhalt senden, mit dem Typ application/octet-stream',
  'too-large': 'Das ist größer als die erlaubten {limit}',
  'not-signed-in': 'Bitte zuerst anmelden',
  'token-only-reads': 'Dieses Token ist nur zum Lesen: Damit wird nichts geändert',
  'viewing-only':
    'Zu sehen ist alles so, wie {name} es sieht: Ändern lässt sich nichts. Dazu bitte erst die Ansicht beenden',
  'viewing-own': 'Das ist nur für {name} bestimmt',
  forbidden: 'Dazu fehlt die Berechtigung',
  'factor-missing': 'Ihre Rolle verlangt einen zweiten Faktor: Bitte zuerst einen einrichten',
  'proof-needed': 'Bitte zuerst bestätigen, dass Sie es wirklich sind',
  'second-factor-roles': 'Rollen, die einen zweiten Faktor brauchen',
  'session-idle': 'Stunden ohne Nutzung, nach denen eine Sitzung endet',
  'session-days': 'Tage, nach denen eine neue Anmeldung nötig ist',
  'session-only': 'Ein Token darf das nicht. Bitte anmelden und selbst tun',
  'token-lacks': 'Dieses Token hat {permission} nicht bekommen',
  'not-held': 'Dazu fehlt die Berechtigung {permission}',
  'not-found': 'Das wurde nicht gefunden',
  'cross-site': 'Diese Anfrage kam von einer anderen Website und wurde abgelehnt',
  fault:
    'Auf unserer Seite ging etwas schief. Nichts wurde geändert. Bei einer Meldung hilft uns diese Nummer: {id}',
  'csv-cut': 'Es gibt mehr als diese {n, number} Zeilen: Der Rest kommt mit einer engeren Liste',
  yes: 'ja',
  no: 'nein',
  'bad-cursor': 'Dieser Verweis auf eine Seite gilt nicht mehr, bitte wieder von oben beginnen',
  'bad-sort': 'Hier gibt es keine Sortierung „{sort}“, sondern {known}',
  'changed-meanwhile':
    'Inzwischen hat jemand etwas geändert; bitte noch einmal ansehen und wiederholen, was noch passt',
  'too-many':
    'Das war viel auf einmal: in {seconds, plural, one {# Sekunde} other {# Sekunden}} geht es weiter',
  'key-used':
    'Dieser Idempotenzschlüssel steht schon für eine andere Ihrer Anfragen: Bitte einen neuen nehmen',
  'key-lost':
    'Das wurde schon einmal getan, aber die Antwort lässt sich nicht mehr lesen: Bitte nachsehen, ob es da ist',
  'keys-lost':
    '{n, plural, one {# Antwort} other {# Antworten}} für wiederholte Anfragen, die sich nicht lesen lassen',
  'bad-key': 'Ein Idempotenzschlüssel hat 1 bis 255 druckbare Zeichen',
  'no-key': 'Ein Idempotenzschlüssel bewirkt hier nichts: Bitte weglassen',
  'no-match': 'If-Match bewirkt hier nichts: Bitte weglassen',
  'bad-match': 'If-Match nimmt das ETag der gelesenen Antwort, etwa "7"',
  stale:
    'Gelesen wurde Version {yours}, inzwischen ist es Version {theirs}. Bitte noch einmal ansehen und wiederholen, was noch passt',
  'still-used': 'Etwas anderes verweist noch darauf',
  'already-there': 'Das gibt es schon',
  'no-team': 'Dieses Team gibt es hier nicht',
  'no-person': 'Diese Person gibt es hier nicht mehr',
  'no-groups': 'Bitte Personen und Teams nennen, nicht „{name}“: Das ist eine Gruppe ohne eigene Mitglieder',
})
