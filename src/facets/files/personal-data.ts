import type { PersonalData } from '#kernel/personal-data'

/** Files that somebody brought, by name; what they put on records stays there with the record. */
export const fileData: PersonalData = {
  name: 'files',
  gather: async ({ db }, ids) =>
    db
      .selectFrom('file')
      .leftJoin('entity', 'entity.id', 'file.entity_id')
      .select(['file.name', 'file.media_type', 'file.size', 'file.created_at', 'entity.key'])
      .where('file.created_by', 'in', ids)
      .where('file.removed_at', 'is', null)
      .orderBy('file.created_at')
      .execute(),
  async erase({ db }, ids) {
    await db.deleteFrom('file').where('created_by', 'in', ids).where('entity_id', 'is', null).execute()
  },
}
