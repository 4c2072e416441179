import type { PersonalData } from '#kernel/personal-data'

/** What somebody looked at lately. */
export const recentData: PersonalData = {
  name: 'looked_at',
  gather: async ({ db }, ids) =>
    db
      .selectFrom('recent')
      .innerJoin('entity', 'entity.id', 'recent.entity_id')
      .select(['entity.key', 'recent.at'])
      .where('person_id', 'in', ids)
      .orderBy('recent.at')
      .execute(),
  async erase({ db }, ids) {
    await db.deleteFrom('recent').where('person_id', 'in', ids).execute()
  },
}
