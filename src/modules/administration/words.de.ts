import { german } from '#lib/german'
import type { w } from './words.ts'

german<typeof w>('administration', {
  'may-read': 'Aufträge, Zustellungen und Einstellungen sehen',
  'may-manage': 'Einstellungen ändern, Aufträge und Zustellungen anhalten und wiederholen',
  'backup-daily': 'Täglich sichern',
  'backup-hour': 'Stunde der täglichen Sicherung (UTC)',
  'backup-keep': 'Sicherungen, die bleiben',
  'backup-nowhere': 'Diesem Worker wurde kein Ort für Sicherungen genannt',
  'task-backup': 'Sicherung',
  'schedule-backup': 'Die tägliche Sicherung zu ihrer Stunde beginnen',
  'line-backup-made':
    'Eine Sicherung wurde angelegt: {file} ({size} MB{encrypted, select, yes {, verschlüsselt} other {}})',
  'line-backup-failed': 'Eine Sicherung schlug fehl: {why}',
  'home.backup-old': 'Die letzte gute Sicherung ist {n, plural, one {eine Stunde} other {# Stunden}} alt',
  'home.backup-none': 'Es gibt noch keine Sicherung',
  'home.backup-tries': 'Was versucht wurde',
  'home.backup-item': 'Die tägliche Sicherung ist überfällig',
  'home.backup-silent': 'Ihre Stunde ist vorbei, und sie kam zu keinem Ende',
  'home.jobs': '{n, plural, one {Ein Auftrag ist} other {# Aufträge sind}} fehlgeschlagen',
  'home.deliveries':
    '{n, plural, one {Eine Folge eines Ereignisses blieb} other {# Folgen von Ereignissen blieben}} nach vielen Versuchen aus',
  'home.files': 'Dateien brauchen einen Blick',
  'home.room': '{used, number} von {limit, number} MB für Dateien sind belegt',
  'home.room-sub': 'Ist alles belegt, kann niemand mehr etwas anhängen',
  'home.unseen': '{n, plural, one {Eine Datei wartet} other {# Dateien warten}} auf den Virenscanner',
  'home.unseen-sub':
    'Er antwortet nicht: Sie werden zurückgehalten oder gekennzeichnet herausgegeben, wie eingestellt',
  'home.all': '{n, plural, one {Öffnen} other {Alle #}}',
  newest: 'Neueste zuerst',
  'job-over': 'Dieser Auftrag ist schon zu Ende',
  'job-twice': 'Ein solcher Auftrag wartet oder läuft schon',
  'job-not-over': 'Dieser Auftrag ist noch nicht zu Ende',
  'no-setting': 'Eine Einstellung „{name}“ gibt es nicht',
  'line-job-cancelled': '{actor} hat den Auftrag „{title}“ angehalten',
  'line-job-repeated': '{actor} hat den Auftrag „{title}“ neu gestartet',
  'line-delivery-repeated': '{actor} ließ Ereignis {event} noch einmal an „{subscriber}“ zustellen',
  'line-delivery-dropped': '{actor} hat die Zustellung von Ereignis {event} an „{subscriber}“ verworfen',
  'line-exported':
    'Auf der Maschine dieser Installation wurde alles exportiert: {rows, number} Zeilen und {files, number} Dateien',
  'line-secret':
    'Auf der Maschine dieser Installation wurde das Geheimnis ausgetauscht; {n, plural, one {ein Wert wurde} other {# Werte wurden}} neu verschlossen',
  'no-record': 'Es gibt keinen Eintrag mit der Nummer „{named}“',
  'hold-past': 'Der letzte Tag einer Aufbewahrungspflicht ist heute oder später',
  'hold-released': 'Diese Aufbewahrungspflicht ist schon aufgehoben',
  'no-retention': 'Unter dem Namen „{name}“ wird nichts nach Alter gelöscht',
  'task-retention': 'Löschen, was älter ist als die Aufbewahrung',
  'schedule-retention': 'Löschen, was älter ist als die Aufbewahrung',
  'line-hold': '{actor} hat {key} unter die Aufbewahrungspflicht „{name}“ gestellt',
  'line-hold-released': '{actor} hat die Aufbewahrungspflicht „{name}“ für {key} aufgehoben',
  'line-retention': 'Nach Alter gelöscht, von vor dem {day}: {n, number} ({title})',
  'schedule-alarms': 'Prüfen, ob im Haus etwas überfällig oder die Platte voll ist',
  'alarm.home': '{n, plural, one {Etwas im Haus braucht} other {# Dinge im Haus brauchen}} jetzt jemanden',
  'alarm.disk': 'Die Platte ist fast voll (noch {mb, number} MB): Dateien und Importe werden abgelehnt',
  'alarm.disk-sub':
    'Bitte auf {place} Platz schaffen. Tickets, Antworten und E-Mails gehen inzwischen weiter',
  'alarm.worker': 'Seit {n, plural, one {# Minute} other {# Minuten}} lief kein Worker',
  'alarm.worker-sub':
    'Keine Erinnerungen, keine E-Mails, keine Importe: Bitte prüfen, ob Wheelhouse läuft, und sein Protokoll ansehen',
  'alarm.mail': 'E-Mails warten seit {n, plural, one {# Minute} other {# Minuten}}',
  'alarm.mail-sub': 'Der Mailserver nimmt sie nicht an; unter „E-Mail“ steht der Grund',
  'alarm.timeline':
    'Seit {n, plural, one {# Minute} other {# Minuten}} hat das Prüfprotokoll das Haus nicht verlassen',
  'alarm.timeline-sub':
    'Der in WHEELHOUSE_TIMELINE_TO genannte Empfänger nimmt es nicht an; der Grund steht im Protokoll',
  'alarm.heads': 'Seit zwei Tagen oder länger ging kein unterschriebener Stand per E-Mail hinaus',
  'alarm.heads-sub':
    'Wer sie unter der Adresse in WHEELHOUSE_SEAL_MAIL aufhebt, könnte eine Änderung der Vergangenheit nicht bemerken; unter „E-Mail“ steht der Grund',
  'alarm.backup': 'Die tägliche Sicherung ist überfällig',
  'alarm.backup-sub': 'Aufträge und Prüfprotokoll sagen, was versucht wurde',
  'line-alarm': 'Alarm: {says}',
  'line-alarm-over': 'Der Alarm ist vorbei ({name})',
  'line-setting': '{actor} hat „{title}“ auf {after} gesetzt; vorher war es {before}',
  'line-setting-unset': '{actor} hat „{title}“ auf das übliche {after} zurückgesetzt; vorher war es {before}',
  'kind-alarm': 'Das Haus selbst braucht jemanden',
  'say-alarm': '{says}',
})
