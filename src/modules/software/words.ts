import { vocabulary } from '#lib/words'

export const w = vocabulary('software', {
  'may-read': 'See what is installed on devices',
  'no-package': 'There is no such software on a device that you may see',
})
