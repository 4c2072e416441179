import { thenDone } from '#kernel/handlers'
import { decideWriteOffs, proposeWriteOffs, withdrawWriteOff } from './commands.ts'
import { listWriteOffs } from './queries.ts'

export const writeOffHandlers = {
  writeOffs: listWriteOffs,
  proposeWriteOffs,
  decideWriteOffs: thenDone(decideWriteOffs),
  withdrawWriteOff: thenDone(withdrawWriteOff),
}
