import type { PersonalData } from '#kernel/personal-data'

/** The views that somebody keeps; those that others use stay when their owner goes. */
export const viewData: PersonalData = {
  name: 'views',
  gather: async ({ db }, ids) =>
    db
      .selectFrom('view')
      .select(['list', 'title', 'q', 'sort', 'columns', 'shared_with', 'created_at'])
      .where('owner_id', 'in', ids)
      .orderBy('created_at')
      .execute(),
  async erase({ db }, ids) {
    await db.deleteFrom('view').where('owner_id', 'in', ids).where('shared_with', 'is', null).execute()
    await db.deleteFrom('view_choice').where('person_id', 'in', ids).execute()
  },
}
