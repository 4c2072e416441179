import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-ui.forecast', {
  'soon.heading':
    'Innerhalb von sechs Monaten {n, plural, =0 {fehlt von keinem Produkt etwas} one {fehlen Lizenzen für ein Produkt} other {fehlen Lizenzen für # Produkte}}',
  'soon.text':
    'Nach Eintritten und Austritten, den Anteilen ihrer Abteilungen und Rollen und den Laufzeiten der Käufe. Was heute fehlt, steht in der Liste der Produkte.',
  'soon.none': 'Was vorhanden ist, reicht',
  'title.of': 'Bedarf an {name}',
  enough: 'Was vorhanden ist, reicht für {months} Monate',
  'short-on': 'Ab {month} {n, plural, one {fehlt eine Lizenz} other {fehlen # Lizenzen}}',
  'short-cost':
    'Ab {month} {n, plural, one {fehlt eine Lizenz; sie zu kaufen kostet} other {fehlen # Lizenzen; sie zu kaufen kostet}} {cost}',
  'short-now': 'Heute {n, plural, one {fehlt eine Lizenz} other {fehlen # Lizenzen}}',
  'short-now-cost':
    'Heute {n, plural, one {fehlt eine Lizenz; sie zu kaufen kostet} other {fehlen # Lizenzen; sie zu kaufen kostet}} {cost}',
  'by-trend': 'Mit der Tendenz der letzten Monate schon ab {month}',
  'only-trend':
    'Nach Ein- und Austritten reicht es; mit der Tendenz der letzten Monate {n, plural, one {fehlt eine} other {fehlen #}} ab {month}',
  now: 'Heute {use} genutzt, {owned} vorhanden',
  ahead: 'Was gebraucht werden wird',
  'ahead.text': 'Es ist auf so vielen Geräten, dass das einen Moment dauert',
  all: 'Monat für Monat',
  month: 'Monat',
  joiners: 'Eintritte',
  leavers: 'Austritte',
  trend: 'Tendenz',
  needed: 'Nötig',
  owned: 'Vorhanden',
  missing: 'Fehlt',
  cost: 'Kostet',
  product: 'Produkt',
  'missing-by': 'Fehlt bis',
  rests: 'Worauf das beruht',
  'rests.list': 'Plätze von heute laut Liste des Herstellers: {n}.',
  'rests.devices': 'Plätze von heute nach dem, was installiert ist: {n}.',
  'rests.peaks':
    'Plätze von heute nach der höchsten gleichzeitigen Nutzung: {n}. Wer es installiert hat, zählt mit seinem Anteil daran.',
  'rests.others':
    '{n, plural, one {Einer davon gehört keiner Person und bleibt, wie er ist.} other {# davon gehören keiner Person und bleiben, wie sie sind.}}',
  'rests.joiners':
    '{n, plural, =0 {In diesen Monaten tritt niemand ein.} one {Eine Person tritt ein; gezählt wird, was andere ihrer Abteilung und Rolle im Schnitt nutzen.} other {# Personen treten ein; gezählt wird, was andere ihrer Abteilungen und Rollen im Schnitt nutzen.}}',
  'rests.leavers':
    '{n, plural, =0 {Von denen, die es nutzen, hat niemand in diesen Monaten einen letzten Tag.} one {Von denen, die es nutzen, hat eine Person einen letzten Tag.} other {Von denen, die es nutzen, haben # einen letzten Tag.}}',
  'rests.few': 'So wenige nutzen es, dass kein künftiger letzter Tag gezählt wird.',
  'rests.ends': '{quantity, plural, one {# Lizenz endet} other {# Lizenzen enden}} am {day}.',
  'rests.rights-more': 'Rechte seiner Familie geben ihm {n}, wie heute.',
  'rests.rights-less': 'Seine eigenen Rechte geben {n} an andere seiner Familie, wie heute.',
  'rests.trend':
    'Tendenz: Von denen, die durchgehend da waren, monatlich {n}, in den letzten {over} Monaten; sie steht daneben.',
  'rests.no-trend': 'Für eine Tendenz ist zu kurze Zeit bekannt.',
})
