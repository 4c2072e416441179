import type { Sentence } from '#lib/words'
import { w } from './words.ts'

/** How long an author may change their own words. */
export const editableMinutes = 15

interface Words {
  author_id: string
  author_name?: string | null
  created_at: string
  withdrawn_at: string | null
}

export const refusal = {
  edit(comment: Words, actorId: string, now: string): Sentence | null {
    if (comment.author_id !== actorId) return w.later('not-yours', { name: comment.author_name ?? '' })
    if (comment.withdrawn_at !== null) return w.later('withdrawn')
    const age = Date.parse(now) - Date.parse(comment.created_at)
    return age > editableMinutes * 60_000 ? w.later('too-old', { minutes: editableMinutes }) : null
  },
  /** Empty paragraphs and breaks are nothing; a picture alone is something. */
  send: (html: string): Sentence | null =>
    html.includes('<img') || html.replaceAll(/<[^>]*>|&nbsp;|\s/g, '') !== '' ? null : w.later('empty'),
}
