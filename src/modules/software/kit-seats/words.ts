import { vocabulary } from '#lib/words'

/** Seats that come with a kit. */
export const w = vocabulary('software-kits', {
  'said-wanted': 'No seat was left for {person}; it counts as missing until they have one',
})
