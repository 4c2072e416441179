import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('identity-sign-on', {
  may: 'Entscheiden, über welche Anmeldedienste sich Personen anmelden',
  'own-ways': 'Wer mit Passwort oder Passkey kommen darf, während ein Anmeldedienst in Gebrauch ist',

  'secrets-lost':
    'Das Client-Geheimnis {n, plural, one {eines Anmeldedienstes} other {von # Anmeldediensten}} öffnet sich nicht mehr. Bitte unter „Single Sign-on“ neu eingeben',

  'no-provider': 'Diesen Anmeldedienst gibt es nicht',
  'name-taken': 'Ein anderer Anmeldedienst hat diesen Kurznamen',
  'bad-issuer': 'Hier bitte https://; einfaches http nur für einen Dienst auf genau dieser Maschine',
  'metadata-not-xml': 'Das ist kein lesbares XML. Bitte die ganze Datei einfügen',
  'metadata-several': 'Es beschreibt mehrere: Bitte die Metadaten eines einzigen Dienstes einfügen',
  'metadata-no-provider': 'Es beschreibt keinen Anmeldedienst, der SAML 2.0 spricht',
  'metadata-no-redirect': 'Es nennt keine Single-Sign-on-Adresse für das HTTP-Redirect-Binding',
  'metadata-no-certificate': 'Es nennt kein Zertifikat, mit dem der Dienst unterschreibt',
  'anyone-needs-domain':
    'Bitte die Mail-Domains nennen, deren Personen hereindürfen, sonst darf es die ganze Welt',
  'secret-anew': 'Bitte das Geheimnis neu eingeben: Es galt dem vorigen Aussteller',
  'no-way-left': 'Bitte zuerst einen Anmeldedienst in Gebrauch nehmen, sonst käme niemand anderes herein',
  'no-emergency': 'Bitte zuerst ein Notfallkonto bestimmen, sonst könnte niemand beheben, was ausfällt',
  'no-link': 'Diese Verknüpfung gibt es nicht',
  gone: 'Das dauerte zu lange oder begann anderswo: Bitte neu anfangen',
  failed:
    'Die Anmeldung über {provider} gelang nicht. Bitte noch einmal versuchen oder die Administration fragen',
  'not-let-in':
    '{provider} kennt Sie, aber hier ist kein Einlass vorgesehen. Bitte die Administration fragen',
  'not-proven':
    '{provider} hat nicht gezeigt, dass Sie sich dort gerade angemeldet haben. Bitte hier ab- und wieder anmelden',
  'password-off': 'Passwörter sind hier nur für die Administration. Bitte über den Anmeldedienst anmelden',

  'fault-unreachable': 'Nicht erreichbar: {detail}',
  'fault-not-a-provider': 'Etwas antwortet, aber nicht als OpenID-Dienst: {detail}',
  'fault-other-issuer':
    'Der Dienst nennt sich anders. Bitte den Aussteller genau so angeben wie er, mit der ID Ihres Mandanten',
  'fault-secret': 'Der Dienst nimmt diese Client-ID und dieses Geheimnis nicht an: {detail}',
  'fault-redirect':
    'Der Dienst kennt unsere Weiterleitungsadresse nicht. Bitte dort genau diese registrieren: {detail}',
  'fault-clock': 'Seine Uhr und unsere gehen zu weit auseinander, oder die Antwort war zu alt',
  'fault-refused': 'Der Dienst lehnte ab: {detail}',
  'fault-answer': 'Die Antwort hält der Prüfung nicht stand: {detail}',
  'fault-locked':
    'Das Client-Geheimnis öffnet sich nicht mit dem Geheimnis dieser Installation: Bitte neu eingeben',
  'fault-not-for-this':
    'Die Antwort gilt etwas anderem als der Frage oder einer anderen Adresse als {detail}',
  'fault-passing':
    'Der Dienst nennt Personen mit wechselnden Namen. Bitte dauerhafte Namen oder E-Mail-Adressen senden lassen',
  'fault-unverified': 'Es kam keine bestätigte Adresse mit: {detail}',
  'fault-unknown': 'Niemand hier hat die Adresse {detail}',
  'fault-no-account': '{detail} steht im Verzeichnis, hat aber kein Konto',
  'fault-other-domain': '{detail} gehört zu keiner Ihrer Mail-Domains',
  'fault-closed': 'Das Konto ist geschlossen, oder die Person ist ausgeschieden',
  'fault-other-address':
    '{detail} steht im Verzeichnis, aber wer Konten verwaltet, wird nur an der Adresse des Kontos erkannt',
  'fault-other-subject': 'Dieses Konto ist dort schon mit jemand anderem verknüpft: Bitte zuerst trennen',
  'fault-stale': 'Der Dienst sagte nicht, dass die Anmeldung gerade erst geschah',
  'none-given': 'keine',

  'check-reach': 'Erreicht',
  'check-reached': 'Antwortet als {issuer}',
  'check-clock': 'Uhr',
  'check-clock-good':
    'Beide Uhren zeigen dieselbe Zeit{seconds, plural, =0 {} one {, auf # Sekunde genau} other {, auf # Sekunden genau}}',
  'check-clock-bad':
    'Sie gehen {seconds} Sekunden auseinander. Bitte die Uhr dieser Maschine über NTP stellen',
  'check-clock-unsaid': 'Der Dienst nennt keine Zeit',
  'check-secret': 'Client-ID und Geheimnis',
  'check-secret-good': 'Werden angenommen',
  'check-secret-unsaid': 'Der Dienst sagt weder ja noch nein: {detail}',
  'check-secret-none': 'Kein Geheimnis gesetzt: Nur PKCE schützt den Weg',
  'check-certificate': 'Zertifikate',
  'check-certificate-good': '{n, plural, one {Eines} other {#}}, das letzte gültig bis {day}',
  'check-certificate-over': 'Keines ist mehr gültig: Bitte die Metadaten neu einfügen',
  'check-tell-it':
    'Von hier aus lässt sich nicht sehen, ob der Dienst uns kennt: Bitte dort die Entity-ID {entity} und die Adresse {address} eintragen',
  'check-redirect': 'Weiterleitungsadresse',
  'check-redirect-good': '{address} wird angenommen',
  'outcome-enters': 'Käme herein als {name}',
  'outcome-links': 'Käme herein als {name} und würde von da an daran erkannt',
  'outcome-account': 'Für {name} würde ein Konto als Melder eröffnet',
  'outcome-newcomer': '{name} käme ins Verzeichnis, mit einem Konto als Melder',

  'told-added': '{actor} hat den Anmeldedienst {provider} hinzugefügt',
  'told-changed': '{actor} hat den Anmeldedienst {provider} geändert: {fields}',
  'told-removed': '{actor} hat den Anmeldedienst {provider} entfernt',
  'told-own-ways':
    '{actor} lässt {ways, select, administrators {nur die Administration} emergency {nur Notfallkonten} other {alle}} mit Passwort oder Passkey kommen',
  'told-linked': '{actor} kam zum ersten Mal über {provider}',
  'told-unlinked': '{actor} hat dieses Konto von {provider} getrennt',
  'told-refused': 'Jemand kam über {provider} und wurde nicht hereingelassen, {why}: {device}, von {ip}',
  'why-unverified': 'keine bestätigte Adresse',
  'why-unknown': 'niemand hier hat die Adresse',
  'why-no-account': 'kein Konto',
  'why-other-domain': 'nicht aus unseren Mail-Domains',
  'why-closed': 'Konto geschlossen',
  'why-other-address': 'nicht die Adresse des Kontos',
  'why-other-subject': 'das Konto ist dort mit jemand anderem verknüpft',
  'why-failed': 'die Antwort des Anmeldedienstes hielt der Prüfung nicht stand',
  'told-code-failed': 'Jemand kam über {provider} und gab dann einen falschen Code: {device}, von {ip}',
  'told-unfinished': 'Jemand kam über {provider} und zeigte dann keinen zweiten Faktor: {device}, von {ip}',
  'saml-keys-lost':
    '{n, plural, one {Unser Schlüssel für einen Anmeldedienst öffnet} other {Unsere Schlüssel für # Anmeldedienste öffnen}} sich nicht mehr. Bitte seine Metadaten neu einfügen und ihm unsere geben',
  'fault-key':
    'Unser Schlüssel dafür öffnet sich nicht mit dem Geheimnis dieser Installation: Bitte seine Metadaten neu einfügen und ihm unsere geben',
  'fault-encryption':
    'Er verschlüsselt auf eine Weise, die nicht mehr sicher ist. Bitte RSA-OAEP und AES einstellen',
})
