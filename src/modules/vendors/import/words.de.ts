import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('vendors-import', {
  vendors: 'Lieferanten',
  'vendors.text': 'Eine Liste von Lieferanten als CSV oder .xlsx, jeder mit seinem Ansprechpartner',
  'snipe-it': 'Lieferanten aus Snipe-IT',
  'snipe-it.text':
    'Die Liste der Lieferanten von Snipe-IT als Ausgabe: Name, Website, Notizen und Ansprechpartner',
  name: 'Name',
  website: 'Website',
  services: 'Leistungen',
  account_no: 'Unsere Kundennummer',
  note: 'Notiz',
  contact: 'Ansprechpartner',
  email: 'E-Mail-Adresse des Ansprechpartners',
  phone: 'Telefon des Ansprechpartners',
  'lacks-address': 'Anschriften, Faxnummern und Bilder werden nicht übernommen',
  'here-already': 'gibt es hier schon und bleibt, wie es ist',
  'website-unread': '„{said}“ ist keine Adresse einer Website und wurde weggelassen',
  'not-read': 'hat nicht die richtige Form',
})
