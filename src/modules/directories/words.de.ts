import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('directories', {
  'may-read': 'Verzeichnisse und ihre Läufe sehen',
  gain: 'Das Verzeichnis {directory} sagt, wer unsere Personen sind und wer in welchem Team ist',
  'gain-passwords': 'Personen kommen mit dem Passwort herein, das {directory} führt',
  'gain-token': 'Die beantragende Person bekommt ein Token, mit dem {directory} Personen und Teams bringt',
  'may-manage': 'Verzeichnisse verbinden und Personen daraus kommen lassen',
  'secrets-lost':
    'Das Passwort {n, plural, one {eines Verzeichnisses} other {von # Verzeichnissen}} öffnet sich nicht mehr. Bitte unter „Verzeichnisse“ neu eingeben',
  'may-provision': 'Einen Dienst Personen und Teams über SCIM bringen lassen',
  'may-sign-in': 'Entscheiden, ob die Anmeldung mit dem Passwort eines Verzeichnisses gilt',
  'task-sync': 'Personen aus einem Verzeichnis aktualisieren',
  'schedule-sync': 'Läufe der Verzeichnisse beginnen',

  'no-directory': 'Dieses Verzeichnis gibt es nicht',
  'lets-in':
    'Über dieses Verzeichnis melden sich Personen an: Ändern kann es, wer darüber entscheiden darf, oder das wird zuerst ausgeschaltet',
  'no-run': 'Es ist noch nicht gelaufen',
  'no-flag': 'Diese Person ist nicht mehr gekennzeichnet',
  'name-taken': 'Ein anderes Verzeichnis hat diesen Namen',
  'plain-ldap':
    'Bitte ldaps:// oder StartTLS verwenden: Sonst gehen Passwörter und Personen unverschlüsselt über die Leitung',
  'password-anew':
    'Eine andere Adresse: Bitte das Passwort neu eingeben, damit es niemand versehentlich erfährt',
  'no-password': 'Ohne Passwort lässt ein Verzeichnis jeden als niemanden herein: Bitte eines angeben',
  'bad-filter': 'Das ist kein LDAP-Filter: {detail}',

  'fault-unreachable': 'Nicht erreichbar: {detail}',
  'fault-tls': 'Das Zertifikat hält der Prüfung nicht stand: {detail}',
  'fault-credentials': 'Dieses Konto und Passwort werden nicht angenommen',
  'fault-base': 'Unterhalb von {detail} gibt es nichts',
  'fault-locked': 'Das Passwort öffnet sich nicht mit dem Geheimnis dieser Installation: Bitte neu eingeben',
  'fault-other': 'Abgelehnt: {detail}',
  'fault-many-gone':
    '{gone} von {before} Personen fehlen dort. Nichts wurde getan: Bitte Filter und Rechte ansehen oder darauf bestehen',

  'did-added': 'aufgenommen',
  'did-adopted': 'von nun an erkannt',
  'did-changed': 'geändert',
  'did-gone': 'dort nicht mehr da, gekennzeichnet',
  'did-disabled': 'dort gesperrt, gekennzeichnet',
  'did-back': 'wieder zugelassen',
  'did-revenant': 'hier ausgeschieden, darum geschah nichts',
  'did-team': 'neues Team',
  'did-refused': 'abgelehnt',
  'did-nothing': 'wie zuvor',
  'did-members': '{n, plural, one {# Mitglied} other {# Mitglieder}}',
  'not-taken': 'Nicht übernommen: {detail}',
  'cannot-take': 'Die Anfrage des Dienstes lässt sich nicht übernehmen: {detail}',

  'why-no-id': 'ohne {attribute}',
  'why-no-name': 'ohne Namen',
  'why-twice': 'kam zweimal',
  'why-same-person': 'ein anderer Eintrag meint dieselbe Person',
  'why-left': 'hier ausgeschieden',
  'why-team-name': 'ein Team hat diesen Namen schon',

  'told-added': '{actor} hat das Verzeichnis {directory} verbunden',
  'told-changed': '{actor} hat das Verzeichnis {directory} geändert: {fields}',
  'told-removed': '{actor} hat das Verzeichnis {directory} entfernt',
  'told-signs-in': '{actor} lässt die Anmeldung mit dem Passwort aus {directory} zu',
  'told-signs-in-no-more': '{actor} lässt die Anmeldung mit dem Passwort aus {directory} nicht mehr zu',
  'told-synced':
    'Ein Lauf von {directory}: {added} aufgenommen, {changed} geändert, {gone} nicht mehr da, {refused} abgelehnt',
  'told-asks': 'Ein Lauf von {directory} hielt an: Zu viele Personen fehlten',
  'told-failed': 'Ein Lauf von {directory} schlug fehl: {why}',
  'told-gone': 'In {directory} nicht mehr gefunden',
  'told-disabled': 'In {directory} gesperrt',
  'told-back': 'In {directory} wieder gefunden',
  'told-provisioned': 'Von {directory} gebracht',
  'told-token-made': '{actor} hat ein Token für {directory} erzeugt; ein früheres öffnet nichts mehr',
  'told-token-revoked': '{actor} hat das Token von {directory} widerrufen',
  'told-kept': '{actor} behält die Person ohne {directory}',

  'home-flagged':
    '{n, plural, one {Eine Person fehlt} other {# Personen fehlen}} in einem Verzeichnis oder {n, plural, one {ist} other {sind}} dort gesperrt',
  'home-flagged-all': 'Alle {n}',
  'home-stopped': 'Ein Verzeichnis hält die Personen nicht mehr aktuell',
})
