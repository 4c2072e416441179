import { vocabulary } from '#lib/words'

export const w = vocabulary('replay', {
  twice: 'a row comes twice',
  'not-all': 'it lists {listed} of the {there} records of the kind “{kind}”',
})
