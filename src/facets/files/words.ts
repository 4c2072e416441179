import { vocabulary } from '#lib/words'

export const w = vocabulary('files', {
  limit: 'Largest file, in megabytes',
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
