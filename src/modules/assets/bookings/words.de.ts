import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.bookings', {
  'said-booked': 'Gebucht für {holder}, {from} bis {until}',
  'said-out': 'Wie gebucht ausgegeben, an {holder} bis {until}',
  'said-back': 'Die Buchung von {holder} ist vorbei',
  'said-cancelled': 'Buchung von {holder} storniert, {from} bis {until}',
  'one-of': 'Bitte entweder ein Gerät oder irgendeines eines Modells nennen',
  order: 'Der letzte Tag liegt vor dem ersten',
  past: 'Diese Tage sind vorbei',
  long: 'Eine Buchung dauert höchstens ein Jahr',
  'not-lendable': 'Geräte dieses Typs werden nicht verliehen; was sie können, sagt ihr Typ',
  'no-holder': 'Buchen kann nur eine Person oder ein Team',
  'no-model': 'Dieses Modell wurde nicht gefunden',
  taken: '{name} ist nicht an allen diesen Tagen zu haben',
  'none-free':
    '{n, plural, =0 {Von diesem Modell gibt es keines} one {Das eine dieses Modells ist nicht an allen diesen Tagen zu haben} other {Von # dieses Modells ist keines an allen diesen Tagen zu haben}}',
  apart: 'Soeben hat es jemand für einige dieser Tage gebucht',
  'not-booked': 'Es wurde schon ausgegeben, storniert oder zurückgegeben',
  'not-out': 'Es ist nicht ausgegeben',
  'somebody-has': '{holder} hat {name} noch',
  'not-here': '{name} ist unterwegs; es lässt sich nicht ausgeben',
  'booked-for':
    '{name} ist ab {day} gebucht; bitte sagen, bis wann es ausgegeben wird, oder die Buchung stornieren',
  'no-way-back': 'Niemand weiß, wohin es gehört; bitte sagen, wohin es geht',
  remind: 'Erinnert an das, was zurückkommen soll',
  'kind-due': 'Was ich habe, soll zurückkommen',
  'say-due': 'Zurück am {day}',
  'say-over': 'Sollte am {day} zurück sein',
  'home.due': '{n, plural, one {Ein Gerät sollte zurück sein} other {# Geräte sollten zurück sein}}',
})
