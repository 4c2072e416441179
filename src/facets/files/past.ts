import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { type Past, tells } from '#kernel/past'
import { visibleParts } from '#kernel/visible'
import { FileAdded, FileRemoved, FileRestored } from './contract.ts'
import { w } from './words.ts'

/** Names of files that the reader may see; one that is gone for good has none. */
async function namesFor({ db, actor }: Read, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select f.id, f.name from file f
    where f.id = any(${[...ids]}::uuid[]) and ${visibleParts(actor, 'f')}`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What came with a message lies where that lies, and is told with it. */
const own = ({ file_id, comment_id }: { file_id: string; comment_id: string | null }) =>
  comment_id === null ? { files: [file_id] } : {}

/** Which files lay on a record by themselves. */
export const filesPast: Past = {
  of: () => true,
  whole: true,
  fields: { files: { title: w.later('files'), many: true } },
  async now({ db }, { id }) {
    const rows = await db
      .selectFrom('file')
      .select('id')
      .where('entity_id', '=', id)
      .where('comment_id', 'is', null)
      .where('removed_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return { files: rows.map((file) => file.id) }
  },
  tells: [
    tells(FileAdded, ['files'], (file) => ({ put: own(file) })),
    tells(FileRestored, ['files'], (file) => ({ put: own(file) })),
    tells(FileRemoved, ['files'], (file) => ({ took: own(file) })),
  ],
  async say(ctx, _, { files }) {
    const ids = Array.isArray(files) ? (files as string[]) : []
    const names = await namesFor(ctx, ids)
    return { files: ids.map((id) => names.get(id)) }
  },
}
