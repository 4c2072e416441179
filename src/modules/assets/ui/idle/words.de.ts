import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.idle-ui', {
  idle: 'Auslastung',
  heading:
    '{n, plural, =0 {Kein Gerät liegt brach} one {Ein Gerät liegt brach} other {# Geräte liegen brach}}{money, select, none {} other {, darin {money}}}',
  past: '{n, plural, one {Eines ist über seinem günstigsten Alter} other {# sind über ihrem günstigsten Alter}}{money, select, none {} other {: Ersetzen spart {money} im Jahr}}',
  large:
    '{n, plural, one {Eines hat} other {# haben}} mehr Speicher oder Platte als nötig{money, select, none {} other {: Kleinere an ihrer Stelle hätten {money} weniger gekostet}}',
  which: 'Weil',
  all: 'Alle',
  'reason.idle': 'Brach',
  'reason.silent': 'Schweigt',
  'reason.waits': 'Liegt bereit',
  'reason.late': 'Überfällig',
  'reason.nobody': 'Niemand hat es',
  'reason.left': 'Wer es hat, ist fort',
  'reason.several': 'Eines von mehreren',
  'reason.memory': 'Speicher übrig',
  'reason.roomy': 'Platte übrig',
  'reason.past': 'Zu alt',
  'sort.worth': 'Geld darin',
  'sort.saves': 'Spart am meisten',
  'sort.smaller': 'Kleiner spart am meisten',
  'sort.since': 'Am längsten',
  'sort.name': 'Name',
  example: 'type:monitor',
  none: 'Jedes Gerät wird gebraucht',
  'none-text':
    'Was bereit liegt, schweigt, überfällig ist oder im Behalten teurer als im Ersetzen, stünde hier.',
  'none-found': 'Zu diesem Filter passt nichts',
  pool: '{n, plural, one {Ein Modell wird aus einem Vorrat verliehen} other {# Modelle werden aus einem Vorrat verliehen}}',
  'pool.text': 'Wie viel der letzten 90 Tage gebucht war, was zum Verleihen da ist',
  'pool.model': 'Modell',
  'pool.devices': 'Geräte',
  'pool.booked': 'Gebucht',
  'pool.worth': 'Geld darin',
  percent: '{n} %',
  'as-of': 'Stand:',
  reckoning: 'Wird zum ersten Mal berechnet: Noch fehlt einiges',
})
