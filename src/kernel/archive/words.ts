import { vocabulary } from '#lib/words'

export const w = vocabulary('archive', {
  'no-base': 'The archive {folder} holds no copy of the database to begin with: wheelhouse backup makes one',
  'none-before': 'The archive {folder} begins at {at}: there is nothing before',
  'nothing-after':
    'Nothing that was committed after {at} is in the archive {folder}: leave --at out to get everything that it has. Where nobody worked since, that is how it was then',
  damaged:
    'The archive {folder} is damaged: {piece} of its log is missing or cannot be unpacked. What was before that can be recovered with --at',
  'other-major':
    'The archive is of PostgreSQL {found}, and this Wheelhouse brings {wanted}: recover it with the version that made it',
  'of-other-major':
    'The archive {folder} is of PostgreSQL {found}, and this Wheelhouse brings {wanted}: name a new folder in WHEELHOUSE_ARCHIVE, and keep the old one',
  'cannot-write': 'The archive {folder} cannot be written ({why})',
  'cannot-read': 'The archive {folder} cannot be read ({why})',
  'not-archived':
    'The database cannot archive its log into {folder}: look whether the disk is full, whether its user may write there, and that no other Wheelhouse archives into it',
})
