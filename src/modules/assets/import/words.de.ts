import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets-import', {
  assets: 'Geräte',
  'assets.text':
    'Eine Liste von Geräten, Zubehör oder Verbrauchsmaterial als CSV oder .xlsx, wie auch immer ihre Spalten heißen',
  'snipe-it': 'Geräte aus Snipe-IT',
  'snipe-it.text':
    'Die Gerätedatei von Snipe-IT: die Vorlage, die Liste als Ausgabe oder ein eigener Bericht',
  'snipe-it.accessory': 'Zubehör aus Snipe-IT',
  'snipe-it.accessory.text': 'Die Zubehördatei von Snipe-IT: was es ist, wie viele, und wo sie liegen',
  'snipe-it.consumable': 'Verbrauchsmaterial aus Snipe-IT',
  'snipe-it.consumable.text':
    'Die Datei von Snipe-IT mit dem Verbrauchsmaterial: was es ist, wie viele, und wo sie liegen',
  'snipe-it.component': 'Bauteile aus Snipe-IT',
  'snipe-it.component.text': 'Die Bauteildatei von Snipe-IT: was es ist, wie viele, und wo sie liegen',
  'snipe-it.model': 'Modelle aus Snipe-IT',
  'snipe-it.model.text':
    'Die Modelldatei von Snipe-IT: Hersteller, Name, Nummer, Kategorie und Lebensende jedes Modells',
  end_of_life: 'Lebensende',
  eol_months: 'Lebensdauer in Monaten',
  'eol-months':
    '{n, plural, one {# Monat zählt} other {# Monate zählen}} ab dem Kauf jedes einzelnen; für das Modell selbst folgt daraus kein Tag, und keiner wurde eingetragen',
  'lacks-minimum':
    'Feldgruppen, Notizen zu Modellen und Mindestbestände werden nicht übernommen: ein Mindestbestand gehört hier zu dem, was gezählt wird',
  'watcher.glpi': 'Geräte aus GLPI',
  'watcher.glpi.text':
    'Bestand → Computer, Monitore oder Telefone von GLPI, als CSV auf Englisch, Französisch oder Deutsch ausgegeben',
  'watcher.lansweeper': 'Geräte aus Lansweeper',
  'watcher.lansweeper.text': 'Ein Bericht von Lansweeper mit Name, Seriennummer und Benutzer jedes Geräts',
  'watcher.intune': 'Geräte aus Intune',
  'watcher.intune.text': 'Geräte → Alle Geräte von Microsoft Intune, als CSV ausgegeben',
  'watcher.jamf': 'Computer aus Jamf',
  'watcher.jamf.text': 'Eine Suche nach Computern oder Mobilgeräten in Jamf Pro, als CSV ausgegeben',
  'watcher.sccm': 'Geräte aus dem Configuration Manager',
  'watcher.sccm.text':
    'Ein Bericht des Microsoft Configuration Manager (SCCM) mit Name, Seriennummer und Benutzer',
  id: 'Kennung anderswo',
  'id.hint': 'Wie ein anderes Programm sie zählt; wird gemerkt, damit eine zweite Datei sie wiederfindet',
  name: 'Name',
  tag: 'Inventarnummer',
  type: 'Typ',
  manufacturer: 'Hersteller',
  model: 'Modell',
  model_number: 'Modellnummer',
  serial: 'Seriennummer',
  status: 'Status',
  holder: 'Bei',
  'holder.hint': 'Eine Person nach E-Mail, Benutzername, Nummer oder ganzem Namen',
  holder_first: 'Bei: Vorname',
  holder_last: 'Bei: Nachname',
  holder_email: 'Bei: E-Mail',
  holder_username: 'Bei: Benutzername',
  holder_place: 'Ausgegeben an den Ort',
  place: 'Steht in',
  home_place: 'Gehört nach',
  quantity: 'Wie viele',
  minimum: 'Mindestens',
  order_no: 'Bestellnummer',
  bought_on: 'Gekauft',
  cost: 'Kosten',
  warranty_months: 'Garantie in Monaten',
  warranty_until: 'Garantie bis',
  note: 'Notiz',
  created_at: 'Angelegt am',
  updated_at: 'Zuletzt geändert am',
  'option-type': 'Was keinen eigenen Typ hat, ist',
  'no-name': 'Weder ein Modell noch ein Name noch eine Inventarnummer noch eine Seriennummer ist angegeben',
  'several-fit': 'Es könnte jedes von diesen hier sein: {names}. Bitte von Hand sagen, welches',
  'other-serial':
    'Seine Inventarnummer hat {name} mit der Seriennummer {serial}. Bitte von Hand sagen, was stimmt',
  'other-maker':
    'Seine Seriennummer hat {name} von {maker}, einem anderen Hersteller. Bitte von Hand sagen, ob es dasselbe ist',
  'is-gone': '{name} hat diese Nummer und ist hier {status}. Bitte von Hand sagen, ob es zurück ist',
  'no-serial':
    'Es hat keine Seriennummer, und auch sonst sagt nichts, welches Gerät es ist. Bitte von Hand sagen oder in der Datei ergänzen',
  'same-name': '{names} heißt genauso, und keine Seriennummer sagt, ob es dasselbe ist. Bitte von Hand sagen',
  'no-stock-place':
    '{n, plural, one {# Stück soll} other {# Stück sollen}} hereinkommen, aber kein Ort, den es hier gibt, sagt wohin. Bitte zuerst die Orte hereinholen oder in der Datei einen nennen',
  'not-whole': '{n} ist keine ganze Zahl',
  'serial-none': '„{serial}“ schreiben Hersteller, wo es keine Seriennummer gibt; es wurde weggelassen',
  'counted-other':
    'Hier gibt es {here}, die Datei sagt {there}. Die Zahl blieb, wie sie ist; bitte von Hand zählen',
  'held-by-other': '{holder} hat es hier; dabei blieb es. Bitte übergeben, wenn es jetzt jemand anders hat',
  'person-unknown': '„{name}“ ist hier nicht bekannt; niemand hat es',
  'person-twice': 'Mehrere heißen „{name}“; niemand hat es',
  'place-unknown': 'Den Ort „{name}“ gibt es hier nicht; er wurde weggelassen',
  'place-twice': 'Mehrere Orte heißen „{name}“; er wurde weggelassen',
  'not-read': 'hat nicht die richtige Form',
  'undo-changed': '{fields} seitdem geändert',
  'undo-edited': 'inzwischen hat es jemand geändert',
  'undo-held': 'inzwischen hat es jemand anders',
})
