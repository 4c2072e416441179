import { german } from '#lib/german'
import type { w } from './words.ts'

const field = `{field, select,
  given_name {Vorname} family_name {Nachname} type {Zugehörigkeit} job_title {Funktion} company {Firma} username {Benutzername}
  manager_id {Vorgesetzte Person} department_id {Abteilung} place_id {Ort} work_area_id {Arbeitsbereich} calendar_id {Arbeitskalender}
  head_id {Leitung} parent_id {Teil von} language {Sprache} zone {Zeitzone} starts_on {Erster Tag} ends_on {Letzter Tag}
  website {Website} description {Beschreibung} email {E-Mail} code {Kürzel} vip {VIP} remote {Arbeit aus der Ferne}
  emails {E-Mail-Adressen} phones {Telefonnummern} employee_number {Personalnummer} address {Adresse} notes {Notizen} other {{field}}}`

german<typeof w>('people', {
  person: 'Person',
  team: 'Team',
  department: 'Abteilung',
  'gain-address': '{who} hat eine weitere Adresse, über die ein Anmeldedienst die Person finden kann',
  'past.archived': 'Im Archiv',
  'past.absences': 'Abwesenheiten',
  'past.merged-into': 'Überführt in',
  'past.merged': 'In diesen Eintrag überführt',
  'past.members': 'Im Team',
  'past.leads': '{name} (Leitung)',
  'may-read': 'Personen nachschlagen',
  'may-add': 'Personen ins Verzeichnis aufnehmen',
  'may-manage': 'Personen verwalten und ihre privaten Angaben sehen',
  'may-teams': 'Teams einrichten',

  'home.all': '{n, plural, one {Öffnen} other {Alle #}}',
  'home.leaving':
    '{n, plural, one {Eine Person geht} other {# Personen gehen}} in den nächsten zwei Wochen',
  'home.joining':
    '{n, plural, one {Eine Person kommt} other {# Personen kommen}} in den nächsten zwei Wochen dazu',
  'home.nowhere':
    '{n, plural, one {Eine beschäftigte Person hat} other {# Beschäftigte haben}} keine Abteilung oder keinen Ort',
  'home.away':
    '{n, plural, one {Jemand aus Ihrem Team ist} other {# aus Ihrem Team sind}} heute abwesend',

  'manager-cycle': '{name} wäre dann über andere sich selbst vorgesetzt',
  'own-manager': 'Niemand ist sich selbst vorgesetzt',
  'no-name': 'Eine Person braucht einen Namen',
  dates: 'Der letzte Tag liegt vor dem ersten',
  'email-taken': 'Diese E-Mail-Adresse gehört schon jemand anderem',
  'username-taken': 'Dieser Benutzername gehört schon jemand anderem',
  'employee-number-taken': 'Diese Personalnummer gehört schon jemand anderem',
  'team-name-taken': 'Ein Team dieses Namens gibt es schon',
  'department-name-taken': 'Eine Abteilung dieses Namens gibt es hier schon',
  'not-theirs':
    'Sie dürfen Ihre eigenen Telefonnummern, Sprache, Zeitzone und Website ändern; alles andere ändert die Personenverwaltung',
  'add-private':
    'Personalnummer, letzten Tag, Adresse, Notizen und private Kontakte trägt die Personenverwaltung ein',
  'no-department': 'Diese Abteilung wurde nicht gefunden',
  'no-place': 'Dieser Ort wurde nicht gefunden',
  'no-calendar': 'Dieser Kalender wurde nicht gefunden',
  'was-merged': '{name} wurde in eine andere Person überführt; bitte dort ändern',
  'was-anonymised': '{name} wurde anonymisiert und lässt sich nicht mehr ändern',

  'absence-others': 'Eintragen lassen sich nur eigene Abwesenheiten',
  'absence-dates': 'Der letzte Tag einer Abwesenheit liegt vor ihrem ersten',
  'absence-stand-in': 'Niemand vertritt sich selbst',
  'absence-overlap': '{name} ist schon vom {from} bis {to} abwesend',

  'too-many': 'Das würde mehr als {most} Personen ändern; bitte den Filter enger fassen',
  'undo-changed': '{fields} seither geändert',
  'undo-nothing': 'Es gibt nichts zurückzunehmen',
  'merge-itself': 'Zum Zusammenführen braucht es zwei Einträge',
  'merge-account':
    '{name} kann sich anmelden; bitte diesen Eintrag behalten oder zuerst das Konto schließen',
  'merge-gone': '{name} wurde bereits zusammengeführt',
  'merge-anonymised': '{name} wurde anonymisiert; solche Einträge werden nicht zusammengeführt',
  'merge-may': 'Zusammenführen darf nur die Personenverwaltung',
  'unmerge-gone': 'Diese Zusammenführung wurde bereits zurückgenommen',
  'unmerge-changed':
    'Seit der Zusammenführung wurde bei {name} geändert: {fields}. Beim Zurücknehmen ginge das verloren',
  'unmerge-further': '{name} wurde selbst in einen anderen Eintrag überführt; bitte zuerst das zurücknehmen',
  'unmerge-anonymised': '{name} wurde seither anonymisiert; es gibt nichts, wohin es zurückginge',

  'anonymise-may': 'Anonymisieren darf nur die Personenverwaltung',
  'anonymise-account': '{name} hat ein Konto; bitte zuerst schließen',
  'anonymise-active': '{name} gehört noch dazu; bitte zuerst den letzten Tag setzen',
  'anonymise-reports':
    '{n, plural, one {# Person ist} other {# Personen sind}} {name} unterstellt; bitte zuerst jemand anderem zuordnen',
  'anonymise-busy':
    'An etwas zu {name} wird gerade gearbeitet; bitte in einer Minute noch einmal versuchen',
  anonymous: 'Ehemalige Person {key}',

  'team-archived': 'Dieses Team liegt im Archiv; bitte zuerst zurückholen',
  'team-members':
    'Dieses Team hat Rechte, die Ihnen fehlen; seine Mitglieder ändert nur, wer sie selbst hat',
  'team-rights': 'Dieses Team hat eine Rolle; bitte zuerst entziehen',
  'not-your-team': 'Sie dürfen die Teams einrichten, die Sie leiten, dieses nicht',
  'no-person': 'Diese Person wurde nicht gefunden',
  'department-inside-itself':
    '{name} lässt sich nicht in sich selbst oder einen eigenen Teil verschieben',
  'department-parts':
    '{n, plural, one {# Abteilung gehört} other {# Abteilungen gehören}} dazu; bitte zuerst verschieben oder archivieren',
  'department-people':
    '{n, plural, one {# Person gehört} other {# Personen gehören}} dazu; bitte zuerst verschieben',
  'department-archived': '{name} liegt im Archiv; dorthin lässt sich nichts legen',

  'view.everyone': 'Alle',
  'view.mine': 'Mir unterstellt',
  'view.away': 'Heute abwesend',
  'view.joining': 'Kommen dazu',
  'view.left': 'Ausgeschieden',
  'view.external': 'Externe Kontakte',
  'schedule.states': 'Personen zu ihren Daten ein- und austreten lassen',

  field: field,
  name: 'Name',
  state: 'Status',
  'state.joining': 'Kommt dazu',
  'state.active': 'Dabei',
  'state.left': 'Ausgeschieden',
  type: 'Zugehörigkeit',
  'type.employee': 'Beschäftigt',
  'type.contractor': 'Externe Kraft',
  'type.external': 'Externer Kontakt',
  place: 'Ort',
  manager: 'Vorgesetzte Person',
  'job-title': 'Funktion',
  company: 'Firma',
  email: 'E-Mail',
  phone: 'Telefon',
  username: 'Benutzername',
  vip: 'VIP',
  remote: 'Arbeitet aus der Ferne',
  away: 'Heute abwesend',
  language: 'Sprache',
  zone: 'Zeitzone',
  joined: 'Eintritt',
  updated: 'Geändert',
  leaves: 'Letzter Tag',
  'employee-number': 'Personalnummer',
  key: 'Nr.',
  says: 'Wörter',
  'sort.name': 'Name',
  'sort.updated': 'Letzte Änderung',
  'sort.joined': 'Zuletzt eingetreten',
  'said-person-created': 'Ins Verzeichnis aufgenommen',
  'said-renamed': 'Von „{before}“ in „{after}“ umbenannt',
  'said-from-to': `${field}: {before} → {after}`,
  'said-changed': `Geändert: ${field}`,
  'said-arrived': 'Eingetreten',
  'said-left': 'Ausgeschieden',
  'said-returned': 'Zurückgekehrt',
  'said-away': 'Abwesend vom {from} bis {to}',
  'said-away-stand-in': 'Abwesend vom {from} bis {to}, Vertretung durch {name}',
  'said-not-away': 'Die Abwesenheit vom {from} bis {to} wurde entfernt',
  'said-merged': '{name} übernommen, ein zweiter Eintrag derselben Person',
  'said-merged-away': 'In {name} überführt',
  'said-unmerged': 'Die Zusammenführung wurde zurückgenommen',
  'said-anonymised': 'Anonymisiert: Was die Person erkennbar machte, ist gelöscht',
  'said-exported': 'Eine Kopie aller gespeicherten Daten wurde entnommen',
  'said-team-created': 'Das Team wurde eingerichtet',
  'said-joined': '{name} kam ins Team',
  'said-joined-lead': '{name} kam ins Team und leitet es',
  'said-team-left': '{name} hat das Team verlassen',
  'said-leads': '{name} leitet jetzt',
  'said-leads-no-more': '{name} leitet nicht mehr',
  'said-department-created': 'Die Abteilung wurde eingerichtet',
  'said-archived': 'Ins Archiv gelegt',
  'said-restored': 'Aus dem Archiv zurückgeholt',
})
