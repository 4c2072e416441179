/** What rooms may call: the fields that an organisation added to a kind, checked, shown, filtered and sorted by. */
export { customFilterFields, customSorts } from './filter.ts'
export { acceptCustom } from './accept.ts'
export { customSaid, customThen } from './then.ts'
export { customSchema, shownCustom, tryCustom } from './values.ts'
