import { addTitles } from '#lib/words'

// What contracts call their fields, hints and choices: their English, and how it is said in German.

addTitles('de', {
  // Agents
  'Calls itself': 'Nennt sich',
  Adapters: 'Adapter',
  Agent: 'Agent',
  Agents: 'Agenten',
  Asset: 'Asset',
  'First seen': 'Zuerst gesehen',
  'Last seen': 'Zuletzt gesehen',
  Expected: 'Erwartet',
  Locked: 'Gesperrt',
  Outcome: 'Ergebnis',
  Changed: 'Geändert',
  Bytes: 'Byte',
  Milliseconds: 'Millisekunden',
  'For whom it is: Laptops, Branch Kiel': 'Für wen es ist: Laptops, Zweigstelle Kiel',
  'Name, serial or asset contains': 'Name, Seriennummer oder Asset enthält',
  All: 'Alle',
  Matched: 'Zugeordnet',
  Ambiguous: 'Mehrdeutig',
  // Software
  Publisher: 'Hersteller',
  'Comes from': 'Kommt aus',
  Devices: 'Geräte',
  'Gone since': 'Weg seit',
  'Name contains': 'Name enthält',
  'Also what is gone': 'Auch was weg ist',
  Package: 'Paket',
  Private: 'Privat',
  'For private devices': 'Für private Geräte',
  'Of devices that bring it little is kept': 'Von Geräten, die ihn vorzeigen, wird wenig behalten',
  'What somebody keeps as it stands': 'Was jemand so behält, wie es steht',
  'Asset or value contains': 'Asset oder Wert enthält',
  'Stands here': 'Steht hier',
  Reported: 'Gemeldet',
  Differences: 'Abweichungen',
})
