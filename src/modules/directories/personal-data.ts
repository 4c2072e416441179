import type { PersonalData } from '#kernel/personal-data'

/** What directories call a person. */
export const directoryData: PersonalData = {
  name: 'directories',
  gather: async ({ db }, ids) => ({
    entries: await db
      .selectFrom('directory_person')
      .innerJoin('directory', 'directory.id', 'directory_id')
      .select(['name as directory', 'dn', 'seen_at', 'missing_since', 'disabled_since'])
      .where('person_id', 'in', ids)
      .execute(),
  }),
  async erase({ db }, ids) {
    await db.deleteFrom('directory_person').where('person_id', 'in', ids).execute()
    // What runs did tells names; the next one tells as much as anybody needs.
    await db.updateTable('directory_run').set({ lines: '[]' }).execute()
  },
}
