import { addTitles } from '#lib/words'

// What the promises of software and licences call their fields, hints and choices, in German.

addTitles('de', {
  // Products
  Product: 'Produkt',
  'Only of this product': 'Nur von diesem Produkt',
  'New product': 'Neues Produkt',
  Rule: 'Regel',
  'Bought from': 'Gekauft bei',
  Family: 'Familie',
  'Editions and releases of one family may stand in for one another':
    'Editionen und Ausgaben einer Familie können einander vertreten',
  'Rank of its edition': 'Rang der Edition',
  'Standard 1, Professional 2, Enterprise 3': 'Etwa Standard 1, Professional 2, Enterprise 3',
  Release: 'Ausgabe',
  '2021; 0 where releases do not matter': '2021; 0, wenn die Ausgabe keine Rolle spielt',
  'Support ends': 'Support endet',
  'Must not be installed': 'Darf nicht installiert sein',
  'Why it must not be installed': 'Warum es nicht installiert sein darf',
  'Package is called': 'Paket heißt',
  '* stands for anything: visio professional*': '* steht für alles: visio professional*',
  'Empty: any. * works here, too': 'Leer: alle. * gilt auch hier',
  'deb, rpm, registry; empty: any': 'deb, rpm, registry; leer: alle',
  'From version': 'Ab Version',
  'Below version': 'Unter Version',
  '12 takes all of 11': '12 nimmt die ganze 11 mit',
  'Which packages it is': 'Welche Pakete es ist',
  'Empty: a new one': 'Leer: ein neues',
  Versions: 'Versionen',
  Paid: 'Nötig',
  Free: 'Frei',

  // Licences
  'Counts from': 'Gilt ab',
  'Counts until': 'Gilt bis',
  'The last day; empty: for good': 'Der letzte Tag; leer: auf Dauer',
  'All of them together': 'Alle zusammen',
  'Covers later releases': 'Deckt spätere Ausgaben',
  'Covers lower editions and earlier releases': 'Deckt niedrigere Editionen und frühere Ausgaben',
  'Covers a second device of the same person': 'Deckt ein zweites Gerät derselben Person',
  'Product by name': 'Produkt nach Namen',
  Owned: 'Vorhanden',
  Covered: 'Gedeckt',
  Missing: 'Fehlt',
  Unused: 'Ungenutzt',
  'Money at risk': 'Geld im Risiko',
  'Money unused': 'Ungenutztes Geld',
})
