import { say, type Title } from '#lib/words'
import { w } from './words.ts'

/** What types and states are called as they come with the house; the migration wrote their English. */
const starters = [
  w.later('type.laptop'),
  w.later('type.desktop'),
  w.later('type.server'),
  w.later('type.phone'),
  w.later('type.monitor'),
  w.later('type.printer'),
  w.later('type.network-device'),
  w.later('type.dock'),
  w.later('type.accessory'),
  w.later('type.consumable'),
  w.later('type.component'),
  w.later('status.ready'),
  w.later('status.in-use'),
  w.later('status.in-repair'),
  w.later('status.on-order'),
  w.later('status.disposed'),
  w.later('status.sold'),
  w.later('status.lost'),
]
const byEnglish = new Map(starters.map((sentence) => [say(sentence, 'en'), sentence]))

/** The title of a type or state, to be said in any language as long as nobody has given it another. */
export const asItCame = (title: string): Title => byEnglish.get(title) ?? title
