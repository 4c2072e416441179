import { sql } from 'kysely'
import { carryAudience } from '#kernel/entity'
import { defineModule } from '#kernel/module'
import { usesFiles } from '#facets/files/public'
import { editComment, withdrawComment } from './commands.ts'
import { CommentAdded, CommentEdited, comments, CommentWithdrawn } from './contract.ts'
import { commentLines } from './lines.ts'
import { wordsPast } from './past.ts'
import { wordsData } from './personal-data.ts'
import { draftsOn, keepDraft } from './drafts.ts'
import { earlierWords, listComments } from './queries.ts'

carryAudience('comment')
usesFiles({
  shows: (id) => sql<boolean>`exists (select from draft d where position(${id}::text in d.html) > 0)`,
})

export const commentsModule = defineModule({
  name: 'comments',
  contract: comments,
  handlers: {
    list: listComments,
    earlier: earlierWords,
    edit: editComment,
    withdraw: withdrawComment,
    draft: draftsOn,
    keepDraft,
  },
  events: [CommentAdded, CommentEdited, CommentWithdrawn],
  eventLines: commentLines,
  pasts: [wordsPast],
  personalData: [wordsData],
})
