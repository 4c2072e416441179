import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('doctor', {
  schema: 'Das Schema ist das der Migrationen',
  'schema-lacks': 'In der Datenbank fehlt oder sieht anders aus (Tabelle {table}): {line}',
  'schema-remedy':
    'Etwas anderes als Wheelhouse hat das Schema geändert: diese Anweisung von Hand ausführen oder eine Sicherung daneben einspielen und vergleichen',
  orphans: 'Kein Datensatz ist halb, und nichts zeigt ins Leere',
  'orphan-audience':
    '{n, plural, one {# Zeile} other {# Zeilen}} von {table} kann niemand sehen: Der Kreis, der sie sehen darf, fehlt',
  'orphan-half':
    '{n, plural, one {# Datensatz steht} other {# Datensätze stehen}} im Stamm, ohne Zeile in {family}',
  'orphan-copy':
    '{n, plural, one {# Zeile von {family} weicht} other {# Zeilen von {family} weichen}} in Schlüssel, Titel oder Sichtbarkeit vom Stamm ab',
  'orphan-remedy':
    'Wheelhouse schreibt beides in einer Transaktion, also hat hier etwas anderes geschrieben: mit einer daneben eingespielten Sicherung vergleichen',
  jobs: 'Aufträge laufen und kommen zu einem Ende',
  'jobs-abandoned':
    '{n, plural, one {Ein Auftrag läuft} other {# Aufträge laufen}} in einem Worker, den es nicht mehr gibt',
  'jobs-late': '{n, plural, one {Ein Auftrag wartet} other {# Aufträge warten}} länger als {minutes} Minuten',
  'jobs-failed': '{n, plural, one {Ein Auftrag ist} other {# Aufträge sind}} fehlgeschlagen',
  'jobs-remedy': 'Verwaltung → Aufträge nennt den Grund und startet sie neu',
  'worker-remedy':
    'Kein Worker nimmt ihn: prüfen, ob Wheelhouse läuft und was sein Protokoll zum Worker sagt',
  deliveries: 'Was aus Ereignissen folgt, ist erfolgt',
  'deliveries-late':
    '{n, plural, one {Eine Zustellung eines Ereignisses wartet} other {# Zustellungen von Ereignissen warten}} länger als {minutes} Minuten',
  'deliveries-dead':
    '{n, plural, one {Eine Zustellung eines Ereignisses wurde} other {# Zustellungen von Ereignissen wurden}} nach vielen Versuchen beiseitegelegt',
  'deliveries-remedy': 'Verwaltung → Zustellungen nennt den Grund, wiederholt oder verwirft sie',
  mail: 'E-Mails gehen hinaus',
  'mail-late': '{n, plural, one {Eine E-Mail wartet} other {# E-Mails warten}} länger als {minutes} Minuten',
  'mail-late-remedy': 'Prüfen, ob der Mailserver antwortet und was das Protokoll zu den E-Mails sagt',
  'mail-off':
    '{n, plural, one {Eine E-Mail wartet} other {# E-Mails warten}}, und es ist kein Mailserver angegeben',
  'mail-off-remedy': 'SMTP_URL und MAIL_FROM setzen und neu starten',
  'mail-unknown': 'Von {n, plural, one {einer E-Mail} other {# E-Mails}} weiß niemand, ob sie ankam',
  'mail-failed': '{n, plural, one {Eine E-Mail konnte} other {# E-Mails konnten}} nicht zugestellt werden',
  'mail-remedy': 'Verwaltung → E-Mail nennt den Grund und sendet sie noch einmal',
  outside: 'Was außerhalb liegen soll, kommt dort an',
  'outside-stuck':
    'Die Zeitachse und ihre unterschriebenen Stände erreichen {place} seit mehr als zehn Minuten nicht: {why}',
  'outside-stuck-remedy': 'Prüfen, ob der Empfänger in WHEELHOUSE_TIMELINE_TO antwortet',
  'outside-owed': 'Seit zwei Tagen oder länger ging kein unterschriebener Stand per E-Mail hinaus',
  archive: 'Das Protokoll der Datenbank wird archiviert',
  'archive-stuck':
    'Die Datenbank kann ihr Protokoll nicht archivieren (steht bei {wal}): Bis dahin füllt sich ihre Platte, und spätere Zeitpunkte lassen sich nicht wiederherstellen',
  'archive-remedy':
    'Prüfen, ob die Platte des Archivs voll ist, ob der Benutzer der Datenbank dort schreiben darf und dass keine andere Datenbank dorthin archiviert',
  disk: 'Die Platte hat Platz',
  'disk-tight': 'Auf der Platte mit {folder} sind noch {free, number} MB frei',
  'disk-remedy':
    'Dort Platz schaffen: Eine volle Platte hält die Datenbank an, auch wenn nichts Gespeichertes verloren geht',
  permissions: 'Niemand sonst liest das Geheimnis oder schreibt in die Daten',
  'folder-open':
    'In den Datenordner {folder} können andere Benutzer dieser Maschine schreiben (Modus {mode})',
  'folder-remedy': 'chmod go-w {folder} ausführen',
  'secret-open': 'Das Geheimnis {file} können andere Benutzer dieser Maschine lesen (Modus {mode})',
  'secret-remedy':
    'chmod 600 {file} ausführen, und ein neues Geheimnis erzeugen, falls es jemand gelesen haben kann',
  secret: 'Was verschlossen ist, öffnet sich mit dem Geheimnis',
  'secret-lost-remedy':
    'Die Kopie des Geheimnisses als `secret` zurücklegen oder daneben als `secret.before`; ohne Kopie bleiben sie verschlossen',
  clock: 'Die Uhren dieser Maschine und der Datenbank stimmen überein',
  'clock-apart':
    'Die Uhr der Datenbank geht gegenüber dieser Maschine {seconds, plural, one {# Sekunde} other {# Sekunden}} {way, select, ahead {vor} other {nach}}',
  'clock-remedy': 'Beide über NTP stellen: Fälligkeiten und Anmeldungen werden danach berechnet',
  backup: 'Es gibt eine Sicherung, und sie ist frisch',
  'backup-none': 'In {folder} liegt keine Sicherung',
  'backup-old': 'Die neueste Sicherung in {folder} ist {hours, number} Stunden alt',
  'backup-remedy': 'wheelhouse backup legt eine an; --backups nennt einen anderen Ordner',
})
