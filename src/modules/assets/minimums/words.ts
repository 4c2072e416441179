import { vocabulary } from '#lib/words'

/** How many of a model lie ready, and how many must. */
export const w = vocabulary('assets.minimums', {
  'is-counted': 'Things of this type are counted: the least is said of each of them',
  'is-archived': 'The model is archived: nothing of it is bought any more',
  'place-archived': '{place} is in the archive: nothing is kept ready there any more',
  'home.short':
    '{n, plural, one {Of one model too few devices are ready} other {Of # models too few devices are ready}}',
  'home.all': '{n, plural, one {Show the model} other {Show all # models}}',
  'home.few':
    '{n, plural, one {one} other {#}} too few: {ready} of {least} ready{ordered, plural, =0 {} other {, # on order}}',
})
