import { administrators, staff, system } from './actor.ts'
import { audienceOf } from './audience.ts'
import type { Read } from './context.ts'
import type { Subject } from './events.ts'

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

/** What all of IT works by, such as a catalogue, is no record either: whoever works there sees what happens to it. */
export const staffSubject = async (ctx: Pick<Read, 'db'>, kind: string): Promise<Subject> => ({
  id: system.id,
  kind,
  audience_id: await audienceOf(ctx, [staff]),
})
