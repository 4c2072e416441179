import type { PersonalData } from '#kernel/personal-data'

/** Which records concern somebody; what is told about them goes to nobody once they are erased. */
export const watcherData: PersonalData = {
  name: 'concerned_by',
  gather: async ({ db }, ids) =>
    db
      .selectFrom('watcher')
      .innerJoin('entity', 'entity.id', 'watcher.entity_id')
      .select(['entity.key', 'watcher.role', 'watcher.created_at'])
      .where('principal_id', 'in', ids)
      .orderBy('watcher.created_at')
      .execute(),
  async erase({ db }, ids) {
    await db
      .deleteFrom('entity_grant')
      .where('principal_id', 'in', ids)
      .where('reason', 'in', ['watcher', 'affected', 'copied'])
      .execute()
    await db.deleteFrom('watcher').where('principal_id', 'in', ids).execute()
  },
}
