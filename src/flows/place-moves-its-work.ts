import { when } from '#kernel/flows'
import { enqueue } from '#kernel/jobs'
import { showAtSite } from '#facets/work/sites'
import { placeMoved } from '#modules/places/public'

/** What happens in a place that moved elsewhere is seen by those who work for where it is now. */
export const placeMovesItsWork = when(placeMoved, 'place-moves-its-work', async (ctx, _, { subject }) => {
  await enqueue(ctx, showAtSite, { place_id: subject.id })
})
