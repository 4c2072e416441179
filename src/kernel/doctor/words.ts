import { vocabulary } from '#lib/words'

export const w = vocabulary('doctor', {
  schema: 'The schema is what the migrations make',
  'schema-lacks': 'The database lacks, or has in another shape (table {table}): {line}',
  'schema-remedy':
    'Something beside Wheelhouse changed the schema: run this statement by hand, or restore a backup beside and compare',
  orphans: 'No record is halved, and nothing points nowhere',
  'orphan-audience':
    '{n, plural, one {# row} other {# rows}} of {table} can be seen by nobody: the audience is not there',
  'orphan-half':
    '{n, plural, one {# record is} other {# records are}} on the spine without a row in {family}',
  'orphan-copy':
    '{n, plural, one {# row of {family} differs} other {# rows of {family} differ}} from the spine in key, title or audience',
  'orphan-remedy':
    'Wheelhouse writes both in one transaction, so something else wrote here: compare with a backup restored beside',
  jobs: 'Jobs run and come to an end',
  'jobs-abandoned': '{n, plural, one {One job is} other {# jobs are}} running in a worker that is gone',
  'jobs-late': '{n, plural, one {One job waits} other {# jobs wait}} for longer than {minutes} minutes',
  'jobs-failed': '{n, plural, one {One job} other {# jobs}} failed',
  'jobs-remedy': 'Administration → Jobs says why, and starts them again',
  'worker-remedy': 'No worker takes it: see that Wheelhouse runs, and what its log says of the worker',
  deliveries: 'What follows from events has followed',
  'deliveries-late':
    '{n, plural, one {One delivery of an event waits} other {# deliveries of events wait}} for longer than {minutes} minutes',
  'deliveries-dead':
    '{n, plural, one {One delivery of an event was} other {# deliveries of events were}} set aside after many tries',
  'deliveries-remedy': 'Administration → Deliveries says why, and repeats or drops them',
  mail: 'Mail leaves',
  'mail-late': '{n, plural, one {One mail waits} other {# mails wait}} for longer than {minutes} minutes',
  'mail-late-remedy': 'Look whether the mail server answers, and what the log says of mail',
  'mail-off': '{n, plural, one {One mail waits} other {# mails wait}}, and no mail server is named',
  'mail-off-remedy': 'Set SMTP_URL and MAIL_FROM, and start again',
  'mail-unknown': 'Of {n, plural, one {one mail} other {# mails}} nobody knows whether it arrived',
  'mail-failed': '{n, plural, one {One mail} other {# mails}} could not be delivered',
  'mail-remedy': 'Administration → Mail says why, and sends them again',
  outside: 'What is kept outside arrives there',
  'outside-stuck':
    'The timeline and its signed heads have not reached {place} for more than ten minutes: {why}',
  'outside-stuck-remedy': 'Look whether the receiver named in WHEELHOUSE_TIMELINE_TO answers',
  'outside-owed': 'No signed head has left by mail for two days or longer',
  archive: 'The log of the database is archived',
  'archive-stuck':
    'The database cannot archive its log (stuck at {wal}): until it can, its disk fills and no later moment can be recovered',
  'archive-remedy':
    'Look whether the archive’s disk is full, whether the database’s user may write there, and that no other database archives into it',
  disk: 'The disk has room',
  'disk-tight': 'The disk that holds {folder} has {free, number} MB left',
  'disk-remedy': 'Make room there: a full disk stops the database, though nothing that was saved is lost',
  permissions: 'Nobody else reads the secret or writes to the data',
  'folder-open': 'The data folder {folder} can be written by other users of this machine (mode {mode})',
  'folder-remedy': 'chmod go-w {folder}',
  'secret-open': 'The secret {file} can be read by other users of this machine (mode {mode})',
  'secret-remedy': 'chmod 600 {file}, and make a new secret if somebody may have read it',
  secret: 'What is locked opens with the secret',
  'secret-lost-remedy':
    'Put the copy of the secret back as `secret`, or beside it as `secret.before`; without a copy that is how they go on',
  clock: 'The clocks of this machine and of the database agree',
  'clock-apart':
    'The clock of the database is {seconds, plural, one {# second} other {# seconds}} {way, select, ahead {ahead of} other {behind}} that of this machine',
  'clock-remedy': 'Let both keep time by NTP: due times and sign-ins are reckoned by them',
  backup: 'There is a backup, and it is young',
  'backup-none': 'There is no backup in {folder}',
  'backup-old': 'The newest backup in {folder} is {hours, number} hours old',
  'backup-remedy': 'wheelhouse backup makes one; --backups names another folder to look in',
})
