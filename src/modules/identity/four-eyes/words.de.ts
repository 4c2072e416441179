import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('identity-four-eyes', {
  'four-eyes': 'Was jemandem mehr erlaubt, braucht eine zweite Person (Vier-Augen-Prinzip)',
  lost: '{n, plural, one {Eine Änderung, die auf eine zweite Person wartet, lässt} other {# Änderungen, die auf eine zweite Person warten, lassen}} sich nicht mehr lesen: Bitte neu beantragen',

  'gain-held': '{who} bekommt die Rolle {role}',
  'gain-held-part': '{who} bekommt die Rolle {role} für {part}',
  'gain-joined': '{who} kommt in {team} und darf, was das Team darf',
  'gain-shaped': 'Die Rolle {role} darf mehr: {what}',
  'gain-shaped-staff': 'Die Rolle {role} sieht, was die IT sieht, und darf mehr: {what}',
  'gain-staff': 'Die Rolle {role} sieht, was die IT sieht',
  'gain-open': 'Das Konto von {who} ist offen',
  'gain-reached': '{who} meldet sich mit einer anderen Adresse an',
  'gain-linked': 'Die beantragende Person bekommt einen Link, mit dem man als {who} hereinkommt',
  'gain-bare': '{who} kommt ohne zweiten Faktor herein',
  'gain-unasked': 'Die Rolle {role} braucht keinen zweiten Faktor mehr',
  'gain-vouched': 'Der Anmeldedienst {provider} sagt, wer jemand ist',
  'gain-kept': 'Das Konto von {who} wird ein Notfallkonto',
  'gain-alone': 'Eine Person allein kann jemandem mehr erlauben',
  'gain-ways': 'Mehr Personen kommen mit Passwort oder Passkey herein',
  'gain-more': '{n, plural, one {eines mehr} other {# mehr}}',

  held: 'Wartet auf eine zweite Person: {n, plural, =0 {Niemand sonst kann es jetzt bestätigen} one {Eine andere Person kann es bestätigen} other {# andere Personen können es bestätigen}}. Noch ist nichts geändert',
  'held-already':
    'Das ist schon beantragt und wartet bereits auf eine zweite Person. Noch ist nichts geändert',
  'held-by': '{by} hat das schon beantragt: Es wartet auf eine zweite Person, die Sie sein können',
  'held-here': 'Das erlaubt jemandem mehr und braucht eine zweite Person: Bitte von Hand und einzeln tun',
  'too-many': 'Schon {n} Ihrer Änderungen warten: Bitte einige zurückziehen oder abwarten',
  'no-change': 'Diese Änderung gibt es nicht, oder sie wartet nicht mehr',
  'own-change': 'Das haben Sie selbst beantragt: Jemand anderes muss es bestätigen',
  'not-yours': 'Zurückziehen kann es nur, wer es beantragt hat',
  'no-power': 'Das dürfen Sie selbst nicht, also auch nicht bestätigen',
  'asker-gone': 'Wer das beantragt hat, darf es nicht mehr',
  stale:
    'Worauf das beruht, hat sich seit dem Antrag geändert, und es käme etwas anderes heraus: Bitte neu beantragen',
  'two-first': 'Davor müssen sich zwei Personen anmelden können, die Rollen vergeben dürfen',

  'mail-action': 'Öffnen',
  'mail-alone-subject': 'Wheelhouse: ohne zweite Person getan',
  'mail-alone': '{by} hat das mit einem Notfallkonto allein getan: {what}.',

  'home-waiting':
    '{n, plural, one {Eine Änderung wartet} other {# Änderungen warten}} auf eine zweite Person',
  'home-open': '{n, plural, one {Ansehen} other {Alle # ansehen}}',
  'home-few':
    'Das Vier-Augen-Prinzip gilt, und {n, plural, =0 {niemand kann} one {nur eine Person kann} other {nur # Personen können}} bestätigen',
  'home-few-do': 'Konten',
  'asked-by': '{by} bittet darum',

  'told-asked': '{actor} hat eine zweite Person gebeten: {what}',
  'told-confirmed': '{actor} hat bestätigt, was {by} beantragt hat: {what}',
  'told-declined': '{actor} hat abgelehnt, was {by} beantragt hat: {what} ({reason})',
  'told-withdrawn': '{actor} hat den eigenen Antrag zurückgezogen: {what}',
  'told-expired': 'Niemand hat bestätigt, was {by} beantragt hat: {what}',
  'told-on': '{actor} hat entschieden: Was jemandem mehr erlaubt, braucht eine zweite Person',
  'told-off': '{actor} hat entschieden: Eine Person allein kann jemandem mehr erlauben',
  'told-alone': '{actor} hat es mit einem Notfallkonto ohne zweite Person getan: {what}',
  'kind-asked': 'Jemand braucht eine zweite Person',
  'kind-decided': 'Worum ich eine zweite Person bat, ist entschieden',
  'say-asked': '{by} braucht eine zweite Person, die Sie sein können',
  'say-confirmed': '{by} hat bestätigt, worum Sie baten',
  'say-declined': '{by} hat abgelehnt, worum Sie baten: {reason}',
})
