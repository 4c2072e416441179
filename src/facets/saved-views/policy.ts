import type { Sentence } from '#lib/words'
import { type Actor, everyone, may, staff } from '#kernel/actor'
import { w } from './words.ts'

interface Kept {
  owner_id: string
  owner_name: string
  shared_with: string | null
}

interface Sharing {
  id: string
  kind: string
}

/** Why an action on views is refused; null where it is not. */
export const refusal = {
  change: (actor: Actor, { owner_id, owner_name, shared_with }: Kept): Sentence | null => {
    if (owner_id === actor.id) return null
    if (shared_with !== null && may(actor, 'views.manage')) return null
    return w.later('not-yours', { owner: owner_name })
  },
  share: (actor: Actor, { id, kind }: Sharing): Sentence | null => {
    if (may(actor, 'views.manage'))
      return id === everyone || id === staff || kind === 'team' ? null : w.later('not-a-person')
    if (!may(actor, 'views.share')) return w.later('not-share')
    if (kind === 'team') return actor.teams.includes(id) ? null : w.later('not-your-team')
    return kind === 'group' ? w.later('not-everyone') : w.later('not-a-person')
  },
}
