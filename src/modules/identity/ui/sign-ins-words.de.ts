import { german } from '#lib/german'
import type { w } from './sign-ins-words.ts'

german<typeof w>('identity-sign-ins-ui', {
  'sign-ins': 'Anmeldungen',
  'sign-ins-text': 'Die der letzten neunzig Tage, auch misslungene.',
  'sign-ins-none': 'Noch niemand hat es versucht.',
  'sign-ins-older': 'Ältere',
  'sign-in-by': 'Angemeldet {how}',
  'sign-in-code-owed': 'Richtiges Passwort, aber kein Code',
  'sign-in-factor-owed': 'Über {provider}, aber kein zweiter Faktor',
  'sign-in-factor-wrong': 'Über {provider}, aber falscher Code',
  'sign-in-wrong-password': 'Falsches Passwort',
  'sign-in-wrong-code': 'Richtiges Passwort, aber falscher Code',
  'sign-in-wrong-passkey': 'Ein Passkey, der nicht passt',
  'sign-in-closed': 'Abgewiesen: Das Konto war geschlossen',
  'sign-in-own-ways': 'Abgewiesen: Passwörter und Passkeys sind hier nur für die Administration',
  'sign-in-not-there': 'Abgewiesen: nicht mehr im Verzeichnis oder dort gesperrt',
  'sign-in-other-address': 'Abgewiesen: Das Verzeichnis führt eine andere Adresse',
  'sign-in-away': 'Das Verzeichnis konnte nicht nach dem Passwort gefragt werden',
  'sign-in-not-known-there': 'Abgewiesen: eine andere Person des Anmeldedienstes mit dieser Adresse',
  'sign-in-not-accepted': 'Abgewiesen: Die Einladung war noch nicht angenommen',
})
