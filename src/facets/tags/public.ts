/** What rooms may call: tagging records that they have checked themselves. */
export { tagRecords } from './commands.ts'
export {
  taggedAtAll,
  taggedWith,
  tagIdsOf,
  tagsNamed,
  tagsOfRow,
  titlesOfWholes,
  titlesOn,
} from './filter.ts'
export { tagTitles } from './queries.ts'
