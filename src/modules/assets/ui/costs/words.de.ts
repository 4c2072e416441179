import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('assets.costs-ui', {
  panel: 'Kosten bisher: {total}',
  'panel.year': '{yearly} im Jahr',
  'panel.young': 'Noch kein Jahr im Haus: zu kurz, um zu sagen, was ein Jahr kostet',
  'panel.since': 'Seit wann es im Haus ist, ist nicht bekannt, also auch nicht, was ein Jahr kostet',
  'kind.purchase': 'Anschaffung',
  'kind.worth': 'Heute noch wert oder verkauft für',
  'kind.repairs': 'Reparaturen',
  'kind.downtime': 'Ausfall durch Reparatur',
  'kind.work': 'Arbeit an Tickets',
  'kind.licences': 'Lizenzen',
  made: 'Besteht aus',
  sum: 'Summe',
  total: 'Insgesamt',
  nothing: 'noch nichts',
  'not-known': 'nicht bekannt',
  unknown:
    '{n, plural, one {Ein Betrag ist nicht bekannt und zählt nichts} other {# Beträge sind nicht bekannt und zählen nichts}}',
  'unknown.worth': 'Wie es seinen Wert verliert, ist nicht bekannt: Es zählt der ganze Preis',
  'unheard.work': 'Zeit an Tickets zählt nicht mit: Sie dürfen sie nicht sehen.',
  'unheard.licences': 'Lizenzen zählen nicht mit: Sie dürfen sie nicht sehen.',
  'rate.downtime': 'Was eine Stunde ohne Gerät kostet, ist nicht gesagt: Ausfall zählt nichts.',
  'rate.labour': 'Was eine Stunde Arbeit der IT kostet, ist nicht gesagt: Arbeit zählt nichts.',
  'rate.set': 'In den Einstellungen angeben',
  lines: '{n, plural, one {Ein Betrag} other {# Beträge}}',
  hours: '{kind}: {hours}',
  costs: 'Kosten',
  example: '-is:gone type:laptop',
  by: 'Zusammengefasst nach',
  'by.device': 'Gerät',
  'by.model': 'Modell',
  'by.supplier': 'Lieferant',
  'by.department': 'Abteilung',
  'sort.total': 'Insgesamt',
  'sort.yearly': 'Im Jahr',
  'sort.repairs': 'Reparaturen',
  'sort.downtime': 'Ausfall',
  'sort.work': 'Arbeit an Tickets',
  'sort.licences': 'Lizenzen',
  'sort.devices': 'Geräte',
  'sort.name': 'Name',
  none: 'Noch hat nichts Kosten',
  'none-text':
    'Wofür ein Gerät gekauft wurde, seine Reparaturen und die Zeit an seinen Tickets werden hier zusammengezählt.',
  'none-found': 'Zu diesem Filter passt nichts',
  'year.each': 'je {money} im Jahr',
  age: '{years, plural, =0 {} one {# Jahr} other {# Jahren}}{months, plural, =0 {} one { # Monat} other { # Monaten}}',
  old: '{years, plural, =0 {} one {# Jahr} other {# Jahre}}{months, plural, =0 {} one { # Monat} other { # Monate}} alt',
  years: '{n, plural, one {# Jahr} other {# Jahre}}',
  'model.devices': 'Seine Geräte',
  'model.sum': '{n, plural, one {Ein Gerät hat} other {Alle # Geräte haben}} bisher {total} gekostet',
  'curve.found': 'Am günstigsten ersetzt nach {age}: je {yearly} im Jahr',
  'curve.falling':
    'Je älter, desto günstiger, so weit {n, plural, one {ein Gerät reicht} other {# Geräte reichen}}: Kein Alter ist bekannt, in dem sich Ersetzen lohnt',
  'curve.few':
    'Von diesem Modell ist zu wenig bekannt, um zu sagen, wann sich Ersetzen lohnt: {n, plural, =0 {kein Gerät zählt} one {ein Gerät zählt} other {# Geräte zählen}}',
  'curve.how':
    'Ein neues zu {price}, abzüglich dessen, was es am Ende bringt, dazu Reparaturen, Ausfall und Arbeit, die {n, plural, one {ein Gerät} other {# Geräte}} je nach Alter brauchten, seit sie im Haus bekannt sind, auf die Jahre verteilt; ohne Zinsen',
  'curve.flat':
    'Die Linie ist dort flach: Von {from} bis {until} kostet ein Jahr höchstens {percent} % mehr.',
  'curve.sales':
    'Was eines am Ende bringt: {n, plural, =0 {was seine Abschreibung übrig lässt, denn zu wenige wurden mit bekanntem Erlös verkauft.} one {der Anteil am Preis wie beim einen, das verkauft wurde.} other {der Anteil am Preis wie bei den #, die mit bekanntem Erlös verkauft wurden.}}',
  'curve.left-out':
    '{n, plural, one {Ein Gerät zählt nicht mit: Sein Kauftag ist nicht bekannt, oder sein Preis steht in einer anderen Währung.} other {# Geräte zählen nicht mit: Ihr Kauftag ist nicht bekannt, oder ihr Preis steht in einer anderen Währung.}}',
  'curve.unknown':
    '{n, plural, one {Ein laufender Betrag ist nicht bekannt oder in einer anderen Währung und zählt nichts.} other {# laufende Beträge sind nicht bekannt oder in einer anderen Währung und zählen nichts.}}',
  'curve.unpriced':
    'Was eine Stunde ohne Gerät oder eine Stunde Arbeit der IT kostet, ist nicht gesagt: Solche Stunden zählen nichts.',
  'curve.months': 'Monat für Monat',
  'curve.years': 'Jahr für Jahr',
  'curve.table': 'Dasselbe in Zahlen',
  'point.replaced': 'Ersetzt nach',
  'point.yearly': 'Ein Jahr kostet',
  'point.worth': 'Bringt dann',
  'point.running': 'Betrieb im Monat',
  'point.behind': 'In dem Alter gesehen',
  'point.devices':
    '{n, plural, one {# Gerät} other {# Geräte}}{reach, plural, =0 {} one {, ± # Monat} other {, ± # Monate}}',
  past: '{n, plural, one {Ein Gerät ist darüber: Es jetzt zu ersetzen spart {saves} im Jahr} other {# Geräte sind darüber: Sie jetzt zu ersetzen spart {saves} im Jahr}}',
  'point.none': 'keines; wie {n, plural, one {# Monat} other {# Monate}} später',
  'past.all': '{n, plural, one {Es zeigen} other {Alle # zeigen}}',
  'past.none': 'Kein Gerät ist im Behalten teurer als im Ersetzen',
  'past.how':
    'Was die nächsten zwölf Monate mit ihm kosten, abzüglich dessen, was ein Jahr im günstigsten Alter kostet',
  'past.saves': 'spart {money}',
})
