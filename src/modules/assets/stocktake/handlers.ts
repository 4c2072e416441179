import { done, type Input } from '#lib/contract'
import type { Write } from '#kernel/context'
import { approveStocktake, cancelStocktake, startStocktake, submitStocktake } from './commands.ts'
import type { stocktakeEndpoints } from './contract.ts'
import { listStocktakes, oneStocktake } from './queries.ts'
import { scan } from './scan.ts'
import { walk, whereabouts } from './walk.ts'

export const stocktakeHandlers = {
  stocktakes: listStocktakes,
  startStocktake,
  stocktake: oneStocktake,
  scan,
  submitStocktake: async (ctx: Write, input: Input<typeof stocktakeEndpoints.submitStocktake>) => {
    await submitStocktake(ctx, input)
    return done
  },
  approveStocktake,
  cancelStocktake: async (ctx: Write, input: Input<typeof stocktakeEndpoints.cancelStocktake>) => {
    await cancelStocktake(ctx, input)
    return done
  },
  walk,
  whereabouts,
}
