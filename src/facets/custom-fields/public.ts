/** What rooms may call: the fields that an organisation added to a kind, checked, shown, filtered and sorted by. */
export { customFilterFields, customSorts } from './filter.ts'
export { seenFields } from './load.ts'
export { addField } from './commands.ts'
export { acceptCustom } from './accept.ts'
export { customImportFields, customIn, ownPrefix } from './import.ts'
export { fieldsByType } from './types.ts'
export { customSaid, customThen } from './then.ts'
export { customSchema, shownCustom, tryCustom } from './values.ts'
