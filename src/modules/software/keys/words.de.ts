import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('software-keys', {
  'may-keys': 'Lizenzschlüssel im Klartext sehen, ausgeben und hinterlegen',
  'secrets-lost':
    '{n, plural, one {Ein Lizenzschlüssel öffnet} other {# Lizenzschlüssel öffnen}} sich nicht mehr. Bitte neu hinterlegen',
  'too-many': 'Höchstens {n} Schlüssel auf einmal',
  'all-known': 'Der Kauf hat {n, plural, one {diesen Schlüssel} other {alle diese Schlüssel}} schon',
  'all-used': '{n, plural, one {Die eine Aktivierung ist} other {Alle # Aktivierungen sind}} ausgegeben',
  'holder-wants': 'Ein Schlüssel geht an eine Person, ein Gerät oder einen Standort',
  'not-opening':
    'Dieser Schlüssel öffnet sich nicht mehr: Diese Installation hat ein anderes Geheimnis. Bitte neu hinterlegen.',
  'lot-has-keys':
    '{n, plural, one {Zu ihm gehört ein Lizenzschlüssel: Bitte zuerst entfernen} other {Zu ihm gehören # Lizenzschlüssel: Bitte zuerst entfernen}}',
  'said-added':
    '{n, plural, one {Hat einen Lizenzschlüssel hinterlegt} other {Hat # Lizenzschlüssel hinterlegt}}: {key}',
  'said-removed': 'Hat einen Lizenzschlüssel gelöscht: {key}',
  'said-seen': 'Hat den Lizenzschlüssel {key} angesehen: {reason}',
  'said-handed': 'Hat {holder} den Lizenzschlüssel {key} gegeben: {reason}',
  'said-returned': '{holder} hat den Lizenzschlüssel {key} zurückgegeben',
  'said-back': '{holder} hat den Lizenzschlüssel {key} wieder',
})
