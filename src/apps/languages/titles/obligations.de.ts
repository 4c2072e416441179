import { addTitles } from '#lib/words'

// What the promises of services and obligations call their fields, hints and choices, in German.

addTitles('de', {
  // Services
  Criticality: 'Kritikalität',
  'What one gets, and what for': 'Was man bekommt, und wofür',
  'Covered by': 'Abgedeckt von',
  'Empty: nothing was signed for it': 'Leer: Dafür ist nichts unterschrieben',
  Serves: 'Dient',

  // Obligations
  Contract: 'Vertrag',
  Report: 'Bericht',
  Waived: 'Verzichtet',
  'Owed by': 'Schuldet',
  'What it is': 'Was es ist',
  Ours: 'Unsere',
  Theirs: 'Ihre',
  Audit: 'Prüfung',
  Payment: 'Zahlung',
  Insurance: 'Versicherung',
  Exit: 'Ausstieg',
  State: 'Stand',
  Met: 'Erfüllt',
  Missed: 'Versäumt',
  'What is owed': 'Was geschuldet ist',
  'The first time, where it recurs': 'Das erste Mal, wo es wiederkehrt',
  'Every so many months': 'Alle so viele Monate',
  'How often': 'Wie oft',
  'Empty: it is owed once': 'Leer: Es ist einmal geschuldet',
  'For the last time on': 'Zum letzten Mal am',
  'Empty: for as long as the contract runs': 'Leer: solange der Vertrag läuft',
  'Days it takes': 'Tage, die es braucht',
  'So many days before, whoever answers for it is told':
    'So viele Tage vorher erfährt es, wer verantwortlich ist',
  'Answers for it': 'Verantwortlich',
  'Or a team': 'Oder ein Team',
  'Where the contract says so, and what is expected': 'Wo der Vertrag es sagt, und was erwartet wird',
  'Met on': 'Erfüllt am',
  'What shows it': 'Was es zeigt',
  'Such as the number of a report': 'Etwa die Nummer eines Berichts',
  'One that was brought, and is on no record yet': 'Eine, die gebracht wurde und noch an nichts hängt',
  Why: 'Warum',
  'Next due on': 'Wieder fällig am',
})
