import { vocabulary } from '#lib/words'

export const w = vocabulary('files.ui', {
  files: 'Files',
  none: 'No files yet.',
  add: 'Add files',
  drop: 'Drop files here',
  internal: 'For those inside only',
  'is-internal': 'internal',
  remove: 'Remove {name}',
  removed: '{name} removed',
  busy: '{name}, {share} %',
  stop: 'Stop bringing {name}',
  more: 'Show more',
})
