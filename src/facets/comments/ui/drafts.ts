import { ask } from '#kit/api'
import type { Begun, DraftElsewhere } from '#kit/composer/use-draft-elsewhere'
import { comments } from '../contract.ts'

type Kept = { kind: Begun['mode']; html: string; updated_at: string }
const begun = ({ kind, html, updated_at }: Kept): Begun => ({ mode: kind, html, at: updated_at })

/** What one has begun to write on a record, kept by the server: it is there on every device of the same person. */
export const draftsOf = (id: string): DraftElsewhere => ({
  async read() {
    const { drafts } = await ask(comments.draft, { id })
    return drafts[0] && begun(drafts[0])
  },
  async keep({ mode, html }, since) {
    const { updated_at, replaced } = await ask(comments.keepDraft, { id, kind: mode, html, since })
    return { at: updated_at, replaced: replaced && begun(replaced) }
  },
})
