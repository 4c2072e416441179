import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('fields', {
  'may-see-internal': 'Interne Felder sehen',
  'may-manage': 'Felder von Einträgen hinzufügen und ändern',
  'name-taken': 'Diese Art hat schon ein Feld mit diesem Kurznamen, vielleicht ein archiviertes',
  'no-name': 'Bitte einen Kurznamen aus Buchstaben und Ziffern angeben',
  'no-fields': 'Einträge der Art „{kind}“ nehmen keine eigenen Felder auf',
  'no-type': 'Den Typ „{type}“ gibt es nicht',
  'too-many': 'Eine Art hat höchstens {most} Felder',
  'too-many-sortable':
    'Nach höchstens {most} Feldern einer Art lässt sich sortieren; bitte zuerst ein anderes freigeben',
  'not-sortable': 'Nach Feldern dieses Typs lassen sich Listen nicht sortieren',
  'no-choices': 'Bitte mindestens eine Auswahl nennen',
  'choices-twice': 'Zwei Auswahlen haben denselben Kurznamen',
  'choice-gone': 'Die Auswahl „{value}“ wird benutzt; sie lässt sich archivieren, aber nicht entfernen',
  'needs-all': 'Bitte alle Felder der Art nennen, jedes einmal',
  check: 'Einige Felder brauchen Aufmerksamkeit',
  unknown: 'Ein Feld „{name}“ gibt es nicht',
  required: 'Das ist nötig',
  'not-a-person': 'Hier niemand bekannt',
  rising: '{title}, aufsteigend',
  falling: '{title}, absteigend',
  indexing: 'Listen für das Sortieren nach eigenen Feldern vorbereiten',
  busy: 'Ein anderer Worker bereitet gerade Listen vor',
  'line-added': '{actor} hat das Feld {title} hinzugefügt',
  'line-changed': '{actor} hat das Feld {title} geändert',
  'line-archived': '{actor} hat das Feld {title} archiviert',
  'line-restored': '{actor} hat das Feld {title} zurückgeholt',
  'line-ordered': '{actor} hat die Felder anders geordnet',
})
