import { vocabulary } from '#lib/words'

export const w = vocabulary('files.ui', {
  files: 'Files',
  none: 'No files yet.',
  add: 'Add files',
  internal: 'For those inside only',
  'is-internal': 'internal',
  'is-unseen': 'not seen by the virus scanner',
  remove: 'Remove {name}',
  removed: '{name} removed',
  busy: '{name}, {share}%',
  stop: 'Stop bringing {name}',
  more: 'Show more',
})
