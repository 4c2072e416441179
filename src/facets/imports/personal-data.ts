import { sql } from 'kysely'
import type { PersonalData } from '#kernel/personal-data'

/** Rows of files by which a person came in, or was changed. */
export const importedData: PersonalData = {
  name: 'imports',
  async gather({ db }, ids) {
    const { rows } = await sql`
      select i.key as import, i.title as file, r.n as row, r.cells from import_row r
      join import_part p on p.id = r.part_id join import i on i.id = p.import_id
      where r.entity_id = any(${[...ids]}::uuid[]) order by i.key, r.n`.execute(db)
    return rows
  },
  async erase({ db }, ids) {
    await sql`update import_row set cells = '[]', label = '', reasons = null, notes = null, changes = null
      where entity_id = any(${[...ids]}::uuid[])`.execute(db)
    await sql`update import_deed set before = null, after = null where entity_id = any(${[...ids]}::uuid[])`.execute(
      db,
    )
  },
}
