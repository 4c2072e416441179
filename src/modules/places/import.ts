import { offerMaker, offerTakeBack, type TakeBack } from '#facets/imports/public'
import { removeEntities } from '#kernel/entity'
import { createPlaces } from './commands.ts'

/** Sites that files of other rooms brought along, and that nothing lies within or refers to by now. */
const takeBackPlaces: TakeBack = async (ctx, _, deeds) => {
  const ids = deeds.map(({ id }) => id)
  await ctx.db.deleteFrom('place').where('id', 'in', ids).execute()
  await removeEntities(ctx, ids)
  return new Map()
}

// A file says no more than a name: it is a site at the top until somebody says where it lies.
offerMaker('place', {
  can: 'places.manage',
  make: (ctx, drafts) =>
    createPlaces(
      ctx,
      drafts.map((draft) => ({ ...draft, level: 'site' })),
    ),
})
offerTakeBack(['place'], takeBackPlaces)
