import { administrators, peopleManagers } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'

/** Those who may know private facts of people; closed to auditors. */
export const privateAudience = (ctx: Write) => audienceOf(ctx, [peopleManagers, administrators], true)
