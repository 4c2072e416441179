import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.catalogue', {
  type: 'Typ',
  status: 'Status',
  manufacturer: 'Hersteller',
  model: 'Modell',
  'said-added': 'Katalog der Geräte: {sort} „{title}“ angelegt',
  'said-changed': 'Katalog der Geräte: {sort} „{title}“ geändert',
  'said-archived': 'Katalog der Geräte: {sort} „{title}“ archiviert',
  'said-back': 'Katalog der Geräte: {sort} „{title}“ zurückgeholt',
  'type-taken': 'Einen Typ mit diesem Namen gibt es schon',
  'status-taken': 'Einen Status mit diesem Namen gibt es schon',
  'manufacturer-taken': 'Einen Hersteller mit diesem Namen gibt es schon',
  'model-taken': 'Dieser Hersteller hat schon ein Modell mit diesem Namen',
  'is-counted':
    'Es gibt {n, plural, one {# Gerät} other {# Geräte}} dieses Typs; ob einzeln gezählt wird, bleibt, wie es ist',
  'last-of-meaning': 'Kein anderer Status bedeutet „{meaning}“; bitte zuerst einen anderen anlegen',
  'means-something':
    'Es {n, plural, one {hat # Gerät} other {haben # Geräte}} diesen Status; was er bedeutet, bleibt, wie es ist',
})
