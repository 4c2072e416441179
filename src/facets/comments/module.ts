import { carryAudience } from '#kernel/entity'
import { defineModule } from '#kernel/module'
import { editComment, keepDraft, withdrawComment } from './commands.ts'
import { CommentAdded, CommentEdited, comments, CommentWithdrawn } from './contract.ts'
import { commentLines } from './lines.ts'
import { wordsData } from './personal-data.ts'
import { draftsOn, listComments } from './queries.ts'

carryAudience('comment')

export const commentsModule = defineModule({
  name: 'comments',
  contract: comments,
  handlers: { list: listComments, edit: editComment, withdraw: withdrawComment, draft: draftsOn, keepDraft },
  events: [CommentAdded, CommentEdited, CommentWithdrawn],
  eventLines: commentLines,
  personalData: [wordsData],
})
