import { thenDone } from '#kernel/handlers'
import { approveStocktake, cancelStocktake, startStocktake, submitStocktake } from './commands.ts'
import { listStocktakes, oneStocktake } from './queries.ts'
import { scan } from './scan.ts'
import { takePlace } from './take-place.ts'
import { walk, whereabouts } from './walk.ts'

export const stocktakeHandlers = {
  stocktakes: listStocktakes,
  startStocktake,
  stocktake: oneStocktake,
  scan,
  submitStocktake: thenDone(submitStocktake),
  approveStocktake,
  cancelStocktake: thenDone(cancelStocktake),
  walk,
  whereabouts,
  takePlace: thenDone(takePlace),
}
