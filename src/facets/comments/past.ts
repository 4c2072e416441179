import type { Past } from '#kernel/past'
import { tells } from '#kernel/past'
import { CommentAdded } from './contract.ts'
import { w } from './words.ts'

/** Which words lay on a record; what they said, `then.ts` tells. */
export const wordsPast: Past = {
  of: () => true,
  whole: true,
  fields: { messages: { title: w.later('messages'), many: true } },
  async now({ db }, { id }) {
    const rows = await db.selectFrom('comment').select('id').where('entity_id', '=', id).execute()
    return { messages: rows.map((row) => row.id) }
  },
  tells: [tells(CommentAdded, ['messages'], ({ comment_id }) => ({ put: { messages: [comment_id] } }))],
}
