import { vocabulary } from '#lib/words'

export const w = vocabulary('calendars', {
  calendar: 'Calendar',
  'may-read': 'See working calendars',
  'may-manage': 'Edit working calendars',
  'changed-meanwhile':
    'Someone edited this calendar meanwhile: you changed version {yours}, it is at version {theirs}',
  'default-stays': 'This is the calendar of all that names no other; make another one the default first',
  archived: 'This calendar is in the archive; bring it back first',
  'no-country': 'No holidays are known for “{place}”',
  'too-many-days': 'That makes {n} days off, more than the {most} a calendar holds',
  'ical-broken': 'This is not an iCalendar file, or it is damaged',
  'ical-no-days': 'The file holds no days',
  'skip-timed': 'has hours and is not a whole day',
  'skip-cancelled': 'is cancelled',
  'skip-repeats': 'repeats more often than {most} times; the first ones were taken',
  'skip-no-date': 'has no date that can be read',
  'skip-outside': 'lies outside {from} to {to}',
  extend: 'Learn the holidays of further years',
  unnamed: 'Day off',
  'said-created': 'Set up the calendar',
  'said-changed': 'Changed the hours: version {version} counts from here',
  'said-renamed': 'Renamed it from “{before}” to “{after}”',
  'said-default': 'Made it the calendar of all that names no other',
  'said-archived': 'Put it in the archive',
  'said-restored': 'Brought it back from the archive',
})
