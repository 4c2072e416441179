import { vocabulary } from '#lib/words'

export const w = vocabulary('backup', {
  'key-unreadable': 'The key file {file} cannot be read ({why})',
  'key-short': 'The key file {file} holds fewer than {n} characters: that keeps nobody out',
  'key-needed': 'This backup is encrypted: name its key with --key-file',
  'key-wrong': 'This backup was encrypted with another key',
  'not-a-backup': 'This file is no backup of Wheelhouse',
  'newer-format': 'This backup was written by a newer Wheelhouse: restore it with that one',
  newer:
    'This backup comes from a newer Wheelhouse ({version}), which had run the migration {file}: restore it with that one',
  'other-history':
    'This backup comes from a Wheelhouse whose migration {file} differs from ours: restore it with the version that made it ({version})',
  'cut-short': 'The backup ends before its end: a part of the file is missing',
  changed: 'The backup is not as it was written: a byte of the file has changed, or parts were exchanged',
  unreadable: 'The backup {file} cannot be read ({why})',
  migrating:
    'The database is being brought up to date by a migration, which has not ended within a minute: back up again once it is done',
  'not-ours': 'There is no Wheelhouse in this database yet: nothing to back up',
  lost: 'The database went away midway ({why}): nothing was kept of this backup',
  'disk-full':
    'The disk that holds {folder} is full: nothing was kept of this backup, and no older one was removed',
  'cannot-write': 'A backup cannot be written to {folder} ({why})',
  'mail-held':
    'It waited when the backup was taken from which Wheelhouse was restored: it may have left since',
  'not-empty': 'The database there holds tables already: a backup is restored into an empty one only',
})
