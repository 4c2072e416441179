import type { Sentence } from '#lib/words'
import { isForAsker, type Phase } from '#facets/work/engine/workflow'
import { slotNames, unknownIn } from './engine/fill.ts'
import { w } from './words.ts'

interface Ticket {
  phase: string
  merged_into: { key: string } | null
}

/** Why something is refused on one ticket, in words the person may read; null when it is allowed. */
export const refusal = {
  merged: ({ merged_into }: Pick<Ticket, 'merged_into'>): Sentence | null =>
    merged_into ? w.later('refuse.merged', { key: merged_into.key }) : null,
  /** By somebody who does not work on it. */
  moveFromOutside: (from: Phase, to: Phase | undefined): Sentence | null =>
    isForAsker(from, to) ? null : w.later('refuse.requester-verb'),
  mergeFrom(from: Ticket & { key: string; id: string }, into: { id: string }): Sentence | null {
    if (from.id === into.id) return w.later('refuse.merge-self')
    return from.merged_into ? w.later('refuse.merged-already', { key: from.key }) : null
  },
}

/** Why a macro is not kept: a name in it that stays empty in every ticket would be sent to people as it stands. */
export function refuseGaps(html: string | undefined): Sentence | null {
  const [unknown] = unknownIn(html ?? '')
  const known = slotNames.map((name) => `{{${name}}}`).join(', ')
  return unknown === undefined ? null : w.later('refuse.macro-gap', { unknown, known })
}

/** Why time that was written down is not changed: it is whose it is, or theirs who shape the desk. */
export const refuseTime = (
  person: { id: string; name: string },
  actorId: string,
  shapes: boolean,
): Sentence | null =>
  person.id === actorId || shapes ? null : w.later('refuse.time-not-yours', { name: person.name })

/** Whether somebody outside asked for it, so that a first answer is owed; what we open on a call was answered in person. */
export const isAsked = (
  { requester_id, channel }: { requester_id?: string | undefined; channel?: string | undefined },
  actorId: string,
): boolean => requester_id !== undefined && (requester_id === actorId || channel === 'mail')
