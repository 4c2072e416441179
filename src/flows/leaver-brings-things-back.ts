import { when } from '#kernel/flows'
import { todayOf } from '#kernel/today'
import { tellKeepers } from '#modules/assets/public'
import { personLeft } from '#modules/people/public'

/** Whoever leaves from one day to the next leaves things behind: those who handed them out hear of it at once. */
export const leaverBringsThingsBack = when(personLeft, 'leaver-brings-things-back', (ctx, _, { subject }) =>
  tellKeepers(ctx, { id: subject.id, ends_on: todayOf(ctx) }),
)
