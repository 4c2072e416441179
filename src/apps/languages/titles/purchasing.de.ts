import { addTitles } from '#lib/words'

// What the promises of purchases call their fields, hints and choices, in German.

addTitles('de', {
  'The first day; empty: the day on which it comes': 'Der erste Tag; leer: der Tag, an dem sie kommt',
  'For months': 'Für Monate',
  'Instead of a last day': 'Statt eines letzten Tages',
  Purchasing: 'Beschaffung',
  'What for': 'Wofür',
  'Cost centre': 'Kostenstelle',
  'Needed by': 'Gebraucht bis',
  'What whoever approves it should know': 'Was wissen sollte, wer es genehmigt',
  Approved: 'Genehmigt',
  'Word to the requester': 'Wort an den Antragsteller',

  // Lines
  Line: 'Zeile',
  Thing: 'Sonstiges',
  Core: 'Kern',
  'Price of one': 'Preis für eins',
  'Without tax': 'Ohne Steuer',
  'Tax in %': 'Steuer in %',

  // Orders and deliveries
  'Ordered on': 'Bestellt am',
  'Promised for': 'Zugesagt für',
  'Arrived on': 'Angekommen am',
  'Put to': 'Abgelegt in',
  'Where the devices are now': 'Wo die Geräte jetzt sind',
  'Warranty in months': 'Garantie in Monaten',
  'Delivery note': 'Lieferschein',
  'Serial numbers': 'Seriennummern',
  'Why more than ordered': 'Warum mehr als bestellt',
  Orders: 'Bestellungen',

  // Invoices
  Invoice: 'Rechnung',
  Invoices: 'Rechnungen',
  'Sent back': 'Zurückgeschickt',
  'Sent back on': 'Zurückgeschickt am',
  Reason: 'Grund',
  'Expected for it': 'Dafür erwartet',
  'RMA number': 'RMA-Nummer',
  'What the vendor calls the return': 'Wie der Lieferant die Rücksendung nennt',
  'What is wrong with it': 'Was daran nicht stimmt',
  Faulty: 'Defekt',
  Damaged: 'Beschädigt',
  Wrong: 'Falsch',
  'Too many': 'Zu viele',
  Replacement: 'Ersatz',
  'Credit expected': 'Gutschrift erwartet',
  Delivery: 'Lieferung',
  'Invoices held': 'Angehaltene Rechnungen',
  Invoiced: 'Berechnet',
  'Invoice number': 'Rechnungsnummer',
  Credit: 'Gutschrift',
  Dated: 'Datiert',
  Tax: 'Steuer',
  Total: 'Gesamt',
  'With tax, as it is printed': 'Mit Steuer, wie sie gedruckt ist',
  'None: only the price of a credit note': 'Keine: nur der Preis einer Gutschrift',

  Licences: 'Lizenzen',

  // States
  Draft: 'Entwurf',
  Ordered: 'Bestellt',
  Partly: 'Teils geliefert',
  Held: 'Angehalten',
  Accepted: 'Durchgelassen',
  Returned: 'Zurückgeschickt',
})
