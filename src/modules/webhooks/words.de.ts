import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('webhooks', {
  'may-read': 'Webhooks und ihre Zustellungen sehen',
  'may-manage': 'Empfängern außerhalb über Webhooks sagen, was geschieht',
  'secrets-lost':
    'Das Geheimnis {n, plural, one {eines Webhooks} other {von # Webhooks}} öffnet sich nicht mehr. Bitte unter „Webhooks“ neu erzeugen',

  'no-webhook': 'Diesen Webhook gibt es nicht',
  'name-taken': 'Ein anderer Webhook hat diesen Namen',
  'no-password':
    'Eine Adresse mit Name und Passwort darin zeigte beides allen, die sie sehen: Bitte weglassen',
  inside:
    'Diese Adresse liegt innen. Wer die Maschine betreibt, nennt die Netze, die Webhooks erreichen dürfen (WEBHOOKS_MAY_REACH)',
  plain:
    'Bitte https verwenden: Einfaches http geht nur in Netze, die der Betrieb der Maschine nennt (WEBHOOKS_MAY_REACH)',
  'no-kind': 'Dieses Ereignis gibt es nicht: {kind}',
  'is-off': 'Er ist ausgeschaltet: Bitte zuerst einschalten',

  retention: 'Was Webhooks sendeten und was daraus wurde; was noch wartet, bleibt',
  'retention-days': 'Tage, die Zustellungen von Webhooks aufbewahrt werden',

  alarm: '{n, plural, one {Der Webhook {name} wurde ausgeschaltet} other {# Webhooks wurden ausgeschaltet}}',
  'alarm-sub': 'Der Empfänger gab an, weg zu sein, oder nahm drei Tage lang nichts an',

  'told-added': '{actor} hat den Webhook {webhook} hinzugefügt, an {server}',
  'told-changed': '{actor} hat den Webhook {webhook} geändert, an {server}: {fields}',
  'told-removed': '{actor} hat den Webhook {webhook} entfernt',
  'told-secret': '{actor} hat das Geheimnis des Webhooks {webhook} neu erzeugt',
  'told-replayed':
    '{actor} ließ {n, plural, one {eine Zustellung} other {# Zustellungen}} des Webhooks {webhook} erneut senden',
  'told-gone': 'Der Webhook {webhook} wurde ausgeschaltet: Sein Empfänger gab an, weg zu sein',
  'told-failing': 'Der Webhook {webhook} wurde ausgeschaltet: Sein Empfänger nahm drei Tage lang nichts an',
  'not-yours':
    'Er meldet, was {name} sehen darf. Bitte ihn zuerst für sich selbst melden lassen, dann anderswohin senden',
})
