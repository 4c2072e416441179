/** What other server code may call. Everything else in this folder is ours to change. */
export { changeAsset } from './commands/change-asset.ts'
export { createAssets } from './commands/create-assets.ts'
export { handOver } from './commands/hand-over.ts'
export { assetChanged, assetCreated } from './events.ts'
export { assetTypes } from './ground.ts'
export { modelFor, type ModelName, modelsFor } from './models.ts'
export {
  assetsBySerial,
  assetsByTag,
  assetTypeNamed,
  type FoundAsset,
  type HeldAsset,
  heldBy,
} from './queries/found.ts'
export { kitsGiveSeats } from './kits/seats.ts'
export { joinerMoved, joinerOver, joinerPrepared } from './joiners/contract.ts'
export { joinerOpened, joinerRaised } from './joiners/read.ts'
export { joinerMovedWords, joinerOverWords, joinerWords } from './joiners/said.ts'
export { tellKeepers } from './returns/leavers.ts'
export { lockField } from './sources/commands.ts'
export { isLocked, lockedFieldsOf, saysOf } from './sources/says.ts'
export type { AssetDraft, AssetPatch } from './schemas.ts'
export {
  type AssetFacts,
  assetFactsOf,
  factsOfAssets,
  goneAmong,
  isGone,
  networkedAmong,
} from './queries/facts.ts'
export { bearsWitness } from './stocktake/evidence.ts'
export { forgetSeenAt, noteSeenAt, seesPlaces } from './stocktake/sightings.ts'
