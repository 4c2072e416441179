/** What rooms may call: one ledger for all that is handed out. */
export { handsOut } from './kinds.ts'
export { moveCustody, type MoveDraft } from './move.ts'
export { holdersOf, itemsHeldBy, type HeldItem } from './queries.ts'
