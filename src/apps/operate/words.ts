import { vocabulary } from '#lib/words'

export const w = vocabulary('operate', {
  'help-backup': `Usage: wheelhouse backup [flags]
Takes a picture of the database, files included, while Wheelhouse serves, and keeps it as one file.
  --to <folder>      Where it is kept (backups, in the data folder)
  --key-file <file>  Encrypts it with what this file holds; restoring asks for the same
  --keep <number>    How many stay, this one among them (14)
  --data <folder>    The data folder, if it is not that of WHEELHOUSE_DATA; DATABASE_URL names another server
  --json             Print what was made as JSON`,
  'help-restore': `Usage: wheelhouse restore <file> --to <folder> | --database | --rehearse
Restores a backup into an empty place, compares every table with what the backup says,
asks the restored house for every list and some records of every kind, and tells green or red.
  --to <folder>      A data folder yet to be made: the embedded database is made there
  --database         The empty database that DATABASE_URL names
  --rehearse         A database beside, removed again: shows that the backup can be restored
  --key-file <file>  The key, if the backup is encrypted
  --key <keys>       Public keys to trust that signed the history before the secret was changed, with commas between`,
  'help-recover': `Usage: wheelhouse recover --to <folder> [flags]
Brings the embedded database back as it was at any moment that the archive holds (WHEELHOUSE_ARCHIVE), beside what is there.
  --to <folder>      A data folder yet to be made
  --at <moment>      As it was then, with its zone: 2026-11-29T10:00:00+01:00. Left out: as far as the archive goes
  --archive <folder> The archive, if it is not that of WHEELHOUSE_ARCHIVE
  --key <keys>       Public keys to trust that signed the history before the secret was changed, with commas between`,
  'help-doctor': `Usage: wheelhouse doctor [flags]
Looks at database, workers, mail, disk, folders, clocks and backups, says what is wrong and what mends it. Changes nothing.
  --backups <folder> Where backups are kept (backups, in the data folder)
  --data <folder>    The data folder, if it is not that of WHEELHOUSE_DATA; DATABASE_URL names another server
  --json             Print what was found as JSON
Ends with 1 if something wants somebody now.`,
  'help-export': `Usage: wheelhouse export --to <folder> [flags]
Writes everything that the organisation has here, as it is at one moment, into one archive (tar, gzip): a file of JSON lines for each
table, each attached file once, a manifest and checksums. Never a password, key or token. To restore, take a backup instead.
  --to <folder>      Where it is put
  --data <folder>    The data folder, if it is not that of WHEELHOUSE_DATA; DATABASE_URL names another server
  --json             Print what was written as JSON`,
  'export-where': 'Say where it is put: --to <folder>',
  'export-records': 'Records: {n} of {total} tables',
  'export-files': 'Files: {n} of {total}',
  exported: 'Exported: {file} ({size}; {rows} rows of {tables} tables, {files} files)',
  'export-warning':
    'Whoever has this file can read all of it, also what was kept from most people here: keep it where nobody else gets at it, and remove it when it has served',
  'help-secret': `Usage: wheelhouse secret rotate [flags]
Puts a new secret in the place of the installation's own while Wheelhouse serves, and locks anew all that it locked.
Killed in the middle it goes on where it stood when it is called again.
  --data <folder>    The data folder, if it is not that of WHEELHOUSE_DATA; DATABASE_URL names another server`,
  'which-secret': 'Say what is to be done: wheelhouse secret rotate',
  'no-secret-yet': 'There is no secret in {folder} yet: the first start makes one',
  'secret-by-environment':
    'The secret is given by WHEELHOUSE_SECRET: put the new one there and the one before in WHEELHOUSE_SECRET_ALSO, start every server so, and then call this again',
  'secret-exchanged': 'The secret is exchanged: {n} values in the database are locked with the new one',
  'secret-key': 'The history is signed by {key} from now on, which vouches for {before} before it',
  'secret-lost': 'Neither secret opens {what}',
  'secret-then-file':
    'Keep a copy of the new secret apart from the backups. The one before lies in {file}: backups made until now need it; remove it once they are gone',
  'secret-then-environment':
    'Start every server without WHEELHOUSE_SECRET_ALSO once no backup from before is to be restored',
  'secret-missing': 'Without the copy of its secret this opens no more: {what}',
  'mark-good': ' ok ',
  'mark-look': 'look',
  'mark-bad': 'BAD ',
  sound: 'All is well',
  examined:
    '{grave, plural, =0 {Nothing wants somebody now} one {One thing wants somebody now} other {# things want somebody now}}{rest, plural, =0 {} one {, one a look} other {, # a look}}',
  'check-broke': 'This could not be looked at: {why}',
  'check-broke-remedy': 'Start Wheelhouse once, so that the database is brought up to date; then look again',
  misused: '{why}; --help shows how it is written',
  stray: '“{value}” belongs to no flag',
  'bad-keep': '--keep takes a whole number from 1 up',
  'bad-moment': '--at takes a moment with its zone, such as 2026-11-29T10:00:00+01:00',
  'which-archive': 'Name the archive with --archive, or WHEELHOUSE_ARCHIVE',
  'recover-where-to': 'Say with --to where the recovered database is put',
  recovering: 'PostgreSQL is bringing the database back by its archived log',
  'recovered-from': 'Began with the copy of {at}, and went on by the log',
  'green-recovered':
    'Green: recovered, and its history is whole; the last thing that happened in it was at {at} ({seconds} s)',
  'red-recovered': 'Red: recovered, and its history is damaged',
  based: 'And copied for recovery to any moment from now on: {folder}',
  'which-backup': 'Name the backup that is to be restored',
  'where-to': 'Say where to: one of --to, --database (with DATABASE_URL set) and --rehearse',
  'folder-filled': 'The folder {folder} is not empty: a backup is restored into an empty place only',
  'backed-up': 'Backed up: {file} ({size}; {rows} rows in {tables} tables, {seconds} s)',
  encrypted: 'It is encrypted: without the key file nobody can restore it, you neither. Keep that elsewhere',
  'not-encrypted': 'It is not encrypted: whoever has the file can read it. --key-file encrypts',
  removed: '{n, plural, one {Removed one older backup} other {Removed # older backups}}',
  'secret-apart':
    'The secret of this installation is not inside: keep a copy of {file} apart from the backups',
  from: 'The backup is of {at}, made by Wheelhouse {version}',
  'table-differs':
    'The table {name} is not as it was: {was} rows then, {is} now{same, select, yes {, some of them different} other {}}',
  'went-on': '{n, plural, one {# migration has} other {# migrations have}} run since, and ran on it',
  'mails-held':
    '{n, plural, one {One mail was} other {# mails were}} waiting to be sent and may have left since: Administration → Mail lists what nobody knows, and sends it when you say so',
  red: 'Red: {n, plural, one {one table is} other {# tables are}} not as in the backup',
  'red-seal': 'Red: every table is as in the backup, and the history in it is damaged',
  'red-replay':
    'Red: the data is as it was, and {n, plural, one {one read request} other {# read requests}} of {asked} went wrong',
  replayed:
    'Asked it for every list and some records of every kind: {asked} requests, each answered as it should be',
  'replayed-nobody': 'Nobody administers this house yet, so it was asked for nothing',
  'replayed-wrong': '  GET {request}: {why}',
  'seal-whole':
    'The sealed history is whole: {sealed, plural, one {one event} other {# events}}{word, select, yes {. No secret is here to tell whose signature it bears: wheelhouse verify does, once it is in its place} other {}}',
  'seal-damaged':
    '{n, plural, one {The sealed history is damaged in one way} other {The sealed history is damaged in # ways}}',
  'heads-ahead':
    'The signed heads in {file} go on for {n, plural, one {one event} other {# events}} that this database does not have: keep that file, move it out of the way before you start, and a new one begins; until then nothing is sealed',
  'heads-go-on':
    'The file of signed heads, {file}, goes on from this backup. Keep the one of the old place, too: it tells what came after',
  green: 'Green: restored {rows} rows in {n} tables, each as in the backup ({seconds} s)',
  'green-rehearsed':
    'Green: this backup can be restored. {rows} rows in {n} tables, each as it was ({seconds} s); the rehearsal is removed',
  'now-start':
    'Put the copy of your secret at {folder}/secret, then start with --data {folder}. Without it a new one is made',
})
