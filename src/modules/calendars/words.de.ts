import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('calendars', {
  'past.version': 'Fassung',
  'past.default': 'Gilt, wo kein anderer genannt ist',
  'past.archived': 'Im Archiv',
  'first-step': 'Der Organisation ihre Zeiten geben',
  'first-step-why': 'Ein Kalender je Standort, mit den Feiertagen des Landes: Service-Level zählen in ihm',
  'home.days':
    '{n, plural, one {An einem Tag gelten} other {An # Tagen gelten}} in den nächsten {most} Tagen andere Zeiten',
  'home.closed': 'geschlossen',
  'home.other-hours': 'andere Zeiten',
  calendar: 'Kalender',
  'may-read': 'Arbeitskalender sehen',
  'may-manage': 'Arbeitskalender bearbeiten',
  'default-stays':
    'Dieser Kalender gilt für alles, was keinen anderen nennt; bitte zuerst einen anderen zum Standard machen',
  archived: 'Dieser Kalender liegt im Archiv; bitte zuerst zurückholen',
  'no-country': 'Für „{place}“ sind keine Feiertage bekannt',
  'too-many-days': 'Das ergibt {n} freie Tage, mehr als die {most}, die ein Kalender fasst',
  'ical-broken': 'Das ist keine iCalendar-Datei, oder sie ist beschädigt',
  'ical-no-days': 'Die Datei enthält keine Tage',
  'skip-timed': 'hat Uhrzeiten und ist kein ganzer Tag',
  'skip-cancelled': 'ist abgesagt',
  'skip-repeats': 'wiederholt sich öfter als {most} Mal; die ersten wurden genommen',
  'skip-no-date': 'hat kein lesbares Datum',
  'skip-outside': 'liegt außerhalb von {from} bis {to}',
  extend: 'Feiertage weiterer Jahre lernen',
  unnamed: 'Freier Tag',
  'said-created': 'Der Kalender wurde eingerichtet',
  'said-changed': 'Die Zeiten wurden geändert: Ab hier gilt Fassung {version}',
  'said-renamed': 'Von „{before}“ in „{after}“ umbenannt',
  'said-default': 'Gilt nun für alles, was keinen anderen nennt',
  'said-no-default': 'Gilt nicht mehr für alles, was keinen anderen nennt',
  'said-archived': 'Ins Archiv gelegt',
  'said-restored': 'Aus dem Archiv zurückgeholt',
})
