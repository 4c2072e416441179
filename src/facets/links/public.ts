/** What rooms may call: linking records whose ends they have checked themselves. */
export { linkRecords, unlinkRecords, type NewLink } from './write.ts'
