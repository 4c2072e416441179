/** What rooms may call: one ledger for all that is handed out. */
export { handsOut } from './kinds.ts'
export { moveCustody, type MoveDraft } from './move.ts'
export { forgetParts, holdersOfPart, type Part, partsLeftBy, partsOf } from './parts.ts'
export { weave, type ToldStep, type ToldVerdict, type Woven } from './engine/weave.ts'
export { addPastSteps, forgetPastSteps, type KeptStep, ledgersOf, type PastStep } from './past-steps.ts'
export { holdersOf, itemsHeldBy, type HeldItem } from './queries.ts'
export { keepsTerms, type Terms, termsKey } from './terms.ts'
