import type { Read } from '#kernel/context'
import { isTakenAway } from '#modules/directories/public'
import type { AccountRow } from './accounts.ts'

/** Does this account let its person in? Not while a provider that brings people has taken them away. */
export const isOpen = async (ctx: Pick<Read, 'db'>, { active, disabled_at, person_id }: AccountRow) =>
  active && disabled_at === null && !(await isTakenAway(ctx, person_id))
