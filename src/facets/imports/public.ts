/** What rooms use to say which files they read in, and how that is taken back. */
export { type Entry, type ImportField, textIn, type Value, type Values } from './engine/field.ts'
export { also, type FieldFacts, fieldIn } from './field-in.ts'
export type { Reason } from './engine/read-row.ts'
export {
  type Deed,
  type Ends,
  type Holding,
  type Importer,
  type ImportOption,
  type ImportRow,
  type Judged,
  type KeptDeed,
  makerOf,
  offerImporter,
  offerMaker,
  offerTakeBack,
  type SettledRow,
  type Setup,
  type SideRow,
  type TakeBack,
  type Verdict,
} from './importer.ts'
export { undoneImports } from './undone.ts'
