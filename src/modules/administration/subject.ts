import { administrators, system } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Read } from '#kernel/context'
import type { Subject } from '#kernel/events'

/** What concerns the running of the house is no record: those who administer see what happens to it. */
export const houseSubject = async (
  ctx: Pick<Read, 'db'>,
  kind: string,
  id: string = system.id,
): Promise<Subject> => ({
  id,
  kind,
  audience_id: await audienceOf(ctx, [administrators]),
})
