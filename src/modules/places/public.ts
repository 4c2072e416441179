/** What other server code may call. Everything else in this folder is ours to change. */
export { createPlaces } from './commands.ts'
export type { PlaceDraft } from './schemas.ts'
export { placeMoved } from './events.ts'
