import { german } from '#lib/german'
import type { s } from './second-person-words.ts'

german<typeof s>('identity-second-person-ui', {
  title: 'Zweite Person',
  text: 'Vier-Augen-Prinzip: Was jemandem mehr erlaubt, beantragt eine Person, und eine andere bestätigt es. Genau das Beantragte geschieht, oder nichts.',
  none: 'Nichts wartet',
  'none-text': 'Was auf eine zweite Person wartet oder gewartet hat, steht hier.',
  asks: '{by} bittet darum',
  until: 'wartet bis {when}',
  confirm: 'Bestätigen',
  'confirm-one': 'Bestätigen, worum {by} bittet',
  confirmed: 'Bestätigt. Es ist getan.',
  decline: 'Ablehnen',
  'decline-one': 'Ablehnen, worum {by} bittet',
  declined: 'Abgelehnt. {by} erfährt den Grund.',
  withdraw: 'Zurückziehen',
  withdrawn: 'Zurückgezogen',
  'link-title': 'Zum Übergeben',
  'link-text':
    'Das Beantragte ist geheim: Bitte der Person geben, die darum bat. Es ist nur dieses eine Mal zu sehen.',
  link: 'Link oder Token',
  'state-confirmed': 'Bestätigt von {by}',
  'state-declined': 'Abgelehnt von {by}: {reason}',
  'state-withdrawn': 'Zurückgezogen',
  'state-expired': 'Niemand hat es rechtzeitig bestätigt',
  'all-waiting': 'Wartet',
  all: 'Alle',
  show: 'Was gezeigt wird',
  'eyes-title': 'Eine zweite Person',
  'eyes-text':
    'Solange das eingeschaltet ist, warten auf eine zweite Person: eine Rolle vergeben oder erweitern, in ein Team mit Rechten aufnehmen, einen Weg in ein Konto mit Rechten öffnen, und dies ausschalten. Rechte zu entziehen wartet nicht.',
  'eyes-switch': 'Was jemandem mehr erlaubt, braucht eine zweite Person',
  'eyes-on': 'Eingeschaltet. Ab jetzt bestätigt eine zweite Person.',
  'eyes-open': 'Ansehen, was wartet',
})
