import { addKeys, removeKey, returnKey, revealKey } from './commands.ts'
import { listKeys, listKeySights } from './queries.ts'

export const keyHandlers = {
  keys: listKeys,
  addKeys,
  removeKey,
  revealKey,
  returnKey,
  keySights: listKeySights,
}
