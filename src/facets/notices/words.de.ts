import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('notices', {
  'no-device': 'Dieses Gerät gibt es nicht',
  'too-many-devices': 'Das sind schon {n} Geräte: Bitte zuerst eines entfernen',
  'bad-device': 'Der Push-Dienst dieses Browsers ist keiner, der von hier erreicht werden kann',
  'bad-key': 'Dieser Browser sagte nicht, mit welchem Schlüssel er Push annimmt',
  'quiet-whole': 'Bitte sagen, von wann und bis wann es still ist',
  'no-kind': 'Nichts wird als {kind} gesagt',
  'kind.test': 'Ein Test',
  'say.test': 'Das ist der Test, um den Sie baten',
  'mail.one-subject': '{key}: {title}',
  'mail.house-subject': 'Wheelhouse: {says}',
  'mail.many-subject': 'Wheelhouse: {n, plural, one {eine Nachricht} other {# Nachrichten}} für Sie',
  'mail.digest-subject':
    'Ihre Zusammenfassung: {n, plural, one {eines ist ungelesen} other {# sind ungelesen}}',
  'mail.says': '{says} ({key}).',
  'mail.says-house': '{says}.',
  'mail.line': '{key} {title}: {says}',
  'mail.words': '{words}',
  'mail.more': 'Und {n, plural, one {eine weitere} other {# weitere}} in Ihrem Eingang.',
  'mail.open': '{key} öffnen',
  'mail.look': 'Öffnen',
  'mail.inbox': 'Eingang öffnen',
  'mail.foot': 'Was Ihnen gesagt wird und wie, bestimmen Sie selbst: {address}/profile/notices',
  'push.more': '{says} · {n} weitere',
  retention: 'Gelesene Benachrichtigungen; Ungelesenes geht ein Jahr später',
  'retention-days': 'Tage, die gelesene Benachrichtigungen bleiben',
  'key-lost':
    '{n, plural, other {Der Schlüssel, mit dem das Haus Push sendet, öffnet sich nicht mehr: Er wird neu gemacht, und Browser melden sich neu an}}',
  'devices-lost':
    '{n, plural, one {An einen Browser} other {An # Browser}} geht kein Push mehr: Ihre Leute melden sich neu an, unter Profil, Benachrichtigungen',
  'check.title': 'Was Menschen gesagt wird, verlässt das Haus',
  'check.mails':
    '{n, plural, one {Eine Benachrichtigung wartet} other {# Benachrichtigungen warten}} seit mehr als einer Stunde auf ihre E-Mail',
  'check.mails-do': 'Nachsehen, ob ein Worker läuft: Verwaltung, Aufträge',
  'check.pushes':
    '{n, plural, one {Ein Browser nimmt} other {# Browser nehmen}} seit mehr als einem Tag keinen Push an',
  'check.pushes-do':
    'Nachsehen, ob dieser Server die Push-Dienste der Browser draußen erreichen darf (docs/notices.md)',
})
