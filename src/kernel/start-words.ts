import { vocabulary } from '#lib/words'

export const w = vocabulary('start', {
  unreachable:
    'The database at {where} cannot be reached ({why}): check DATABASE_URL and that the server runs',
  'not-let-in': 'The database at {where} does not let us in ({why}): check user and password in DATABASE_URL',
  'no-database': 'The server at {where} has no such database ({why}): create it, or correct DATABASE_URL',
  'too-old': 'The database at {where} is PostgreSQL {version}: Wheelhouse needs 15 or later',
  'not-utf8':
    'The database at {where} stores text as {encoding}: Wheelhouse needs one created with encoding UTF8',
  standby:
    'The database at {where} takes no changes (it is a standby or read-only): DATABASE_URL must name the primary',
  running: 'Wheelhouse already runs on the data folder {data}: {address} (process {pid})',
  starting: 'Wheelhouse is being started on the data folder {data} already (process {pid})',
  'port-taken':
    'Port {port} of {host} is taken by another program: stop that one, or start with --port and another number',
  'port-forbidden':
    'Port {port} needs rights that this user lacks: start with --port and a number above 1023',
  'no-such-address': '{host} is not an address of this machine: start with --host and one that is',
  unreadable: '{name} names the file {file}, which cannot be read ({why})',
  'bad-tls': 'TLS_CERT and TLS_KEY do not make a working pair ({why})',
})
