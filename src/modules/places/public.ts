/** What other server code may call. Everything else in this folder is ours to change. */
export { createPlaces } from './commands.ts'
export type { PlaceDraft } from './schemas.ts'
export { placeArchived, placeChanged, placeCreated, placeMoved } from './events.ts'
export { isOneLine, placeSaid } from './engine/networks.ts'
export { networkOf } from './networks.ts'
