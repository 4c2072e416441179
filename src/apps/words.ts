import { vocabulary } from '#lib/words'

export const w = vocabulary('apps', {
  migrated:
    '{n, plural, one {Brought the database up to date (# step)} other {Brought the database up to date (# steps)}}',
  ready: 'Wheelhouse is ready: {address}',
  demo: 'The demo company is in: with the password “{password}” {manager} steers it, {technician} works on its tickets, {asker} asks for help, and so does everyone else',
  'demo-not-empty': 'There is an organisation already, so the demo company stays out',
  'set-up': 'Set up your organisation by this link, which works once: {link}',
  'how-to-stop': 'Ctrl-C stops it',
  stopping: 'Stopping: what is under way is finished first',
  stopped: 'Stopped',
})
