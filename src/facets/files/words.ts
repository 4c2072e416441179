import { vocabulary } from '#lib/words'

export const w = vocabulary('files', {
  files: 'Files',
  limit: 'Largest file, in megabytes',
  room: 'Room for all files, in megabytes (0: no limit)',
  'no-room':
    'There is no room for more files: {used, number} of {limit, number} MB are taken. Whoever administers can make room; what you wrote stays here',
  'give-unseen': 'While the virus scanner is away, give new files out all the same, marked as not looked at',
  infected: 'The virus scanner found {found} in this file: it was not taken',
  'kept-infected': 'The virus scanner found {found} in this file: it is given to nobody',
  'kept-waiting': 'The virus scanner has not seen this file yet: it opens once it has',
  'task-scan': 'Show files to the virus scanner',
  'schedule-scan': 'Show the virus scanner what it has not seen',
  'line-refused':
    '{actor} brought the file {name}, in which the virus scanner found {found}: it was not taken',
  'line-infected':
    'The virus scanner found {found} in what lay here: {names}. It is given to nobody any more',
  empty: 'This file is empty',
  'not-yours': 'One of these files is not there any more; add it again',
  'too-many':
    'You have many files here that are on no record yet. Put them on one, or wait a day until they are cleared away',
  'may-not-remove': 'Your role does not let you remove files here',
  newest: 'Newest first',
  sweep: 'Clear away files that are on no record',
  'line-added': '{actor} added the file {name}',
  'line-added-internal': '{actor} added the file {name}, for those inside only',
  'line-removed': '{actor} removed the file {name}',
  'line-restored': '{actor} put the file {name} back',
})
