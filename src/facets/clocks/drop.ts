import type { Write } from '#kernel/context'

/** Takes the clocks off records that should never have been, such as those of a split that is undone. */
export async function dropClocks({ db }: Write, ids: readonly string[]) {
  await db.deleteFrom('clock').where('entity_id', 'in', ids).execute()
}
