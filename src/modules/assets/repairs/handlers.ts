import { thenDone } from '#kernel/handlers'
import { type Input } from '#lib/contract'
import type { Write } from '#kernel/context'
import { changeRepair, closeRepair, openRepairs } from './commands.ts'
import type { repairEndpoints } from './contract.ts'
import { listRepairs, repairFigures, repairsOf } from './queries.ts'

export const repairHandlers = {
  repairs: listRepairs,
  repairFigures,
  repairsOf,
  openRepair: async (ctx: Write, input: Input<typeof repairEndpoints.openRepair>) => {
    const [repair_id = ''] = await openRepairs(ctx, [input])
    return { repair_id }
  },
  changeRepair,
  closeRepair: thenDone(closeRepair),
}
