import { inputRefused } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { WorkPatch } from './contract.ts'
import type { WorkRow } from './load.ts'
import { w } from './words.ts'

interface Sight {
  readonly restricted: boolean
  readonly team_id: string | null
}

/** Restricted to nobody would hide nothing, or hide it from everybody. */
const refuseSight = ({ restricted, team_id }: Sight): Sentence | null =>
  restricted && team_id === null ? w.later('refuse.restricted-to-nobody') : null

function need(why: Sentence | null) {
  if (why) throw inputRefused('restricted', why)
}
/** Refuses work that would say that its team alone sees it, and has none. */
export const needSight = (sight: Sight) => need(refuseSight(sight))

/** Why a row cannot be changed so, in a sentence; null when it can. */
export const refuseChange = (
  row: Pick<WorkRow, 'restricted' | 'team_id'>,
  { restricted = row.restricted, team_id = row.team_id }: WorkPatch,
): Sentence | null =>
  restricted === row.restricted && team_id === row.team_id ? null : refuseSight({ restricted, team_id })

export const needChange = (...change: Parameters<typeof refuseChange>) => need(refuseChange(...change))
