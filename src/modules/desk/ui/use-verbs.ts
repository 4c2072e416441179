import { useAsk } from '#kit/api'
import { work } from '#facets/work/contract'
import type { Need } from '#facets/work/engine/workflow'
import { kindNames } from '../kind-names.ts'

/** What a macro cannot bring along. */
const asksMore = new Set<Need>(['resolution', 'cause', 'hold-until'])
const ours = new Set<string>(kindNames)

/** The steps that tickets can take without anything being asked, by verb, with what they are called. */
export function useVerbs(): ReadonlyMap<string, string> {
  const { data } = useAsk(work.workflows, {})
  const moves = (data?.items ?? [])
    .filter(({ kind }) => ours.has(kind))
    .flatMap(({ definition }) => definition.moves)
  return new Map(
    moves
      .filter(({ needs }) => !needs.some((need) => asksMore.has(need)))
      .map(({ verb, title }) => [verb, title]),
  )
}
