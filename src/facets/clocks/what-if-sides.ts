import type { ClockFact } from '#lib/time/clock-facts'
import type { Read } from '#kernel/context'
import { type ActivePolicy, policyVersions, type PolicyVersion } from './policies.ts'
import type { Terms } from './engine/reactions.ts'
import type { Otherwise } from './engine/what-if.ts'
import { termsOf } from './terms.ts'

/** What counts on one side of a comparison: the policies in order, and the calendar version in place of each. */
export interface Side {
  readonly policies: readonly ActivePolicy[]
  readonly calendar: (version: string) => string
}

/** A record that goes by another policy on this side than the facts say: one in place of one, or none. */
export interface Swap {
  readonly from: string
  readonly to: ActivePolicy | null
}

/** Every version of a policy and of a calendar, by id. */
export interface Versions {
  readonly policies: ReadonlyMap<string, PolicyVersion>
  /** Calendar version → calendar. */
  readonly calendars: ReadonlyMap<string, string>
}

export async function allVersions(ctx: Read): Promise<Versions> {
  const ids = await ctx.db.selectFrom('policy_version').select('id').execute()
  const calendars = await ctx.db.selectFrom('calendar_version').select(['id', 'calendar_id']).execute()
  return {
    policies: await policyVersions(
      ctx,
      ids.map(({ id }) => id),
    ),
    calendars: new Map(calendars.map(({ id, calendar_id }) => [id, calendar_id])),
  }
}

/** Each calendar version in its current one, or in what is given for it. */
export const inHours =
  ({ calendars }: Versions, current: ReadonlyMap<string, string>) =>
  (version: string): string =>
    current.get(calendars.get(version) ?? '') ?? version

const known = new WeakMap<Side, ReadonlyMap<string, Terms>>()
function termsByPolicy(side: Side): ReadonlyMap<string, Terms> {
  const found =
    known.get(side) ?? new Map(side.policies.map((one) => [one.policy_id, inItsHours(one, side.calendar)]))
  known.set(side, found)
  return found
}

/** By what a record's clocks are counted on a side. */
export function termsOn(side: Side, versions: Versions, swap?: Swap): Pick<Otherwise, 'terms' | 'calendar'> {
  const byPolicy = termsByPolicy(side)
  const swapped = swap?.to && inItsHours(swap.to, side.calendar)
  return {
    calendar: side.calendar,
    terms: (version) => {
      const id = versions.policies.get(version)?.policy_id
      if (id === undefined) return undefined
      return id === swap?.from ? swapped : byPolicy.get(id)
    },
  }
}

const inItsHours = (policy: ActivePolicy, calendar: Side['calendar']): Terms => {
  const terms = termsOf(policy)
  return { ...terms, calendar: calendar(terms.calendar) }
}

/** Whether facts were told by just what counts on a side: then they stay as they are. */
export const isToldBy = (
  facts: readonly ClockFact[],
  { terms, calendar }: Pick<Otherwise, 'terms' | 'calendar'>,
) =>
  facts.every((fact) => {
    if (fact.is === 'recalculated') return false
    const policy = 'policy' in fact ? fact.policy : undefined
    const hours = 'calendar' in fact ? fact.calendar : undefined
    const now = policy === undefined ? undefined : terms(policy)
    if (now === undefined) return hours === undefined || calendar(hours) === hours
    return now !== null && now.policy === policy && (hours === undefined || hours === now.calendar)
  })

const isSameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.includes(one))

/** Whether it stands still for other reasons on a side than the facts tell. */
export const standsOtherwise = (
  facts: readonly ClockFact[],
  { terms }: Pick<Otherwise, 'terms'>,
  versions: Versions,
): boolean =>
  facts.some((fact) => {
    const policy = 'policy' in fact && fact.policy !== undefined ? fact.policy : undefined
    const [was, is] = policy === undefined ? [] : [versions.policies.get(policy), terms(policy)]
    return Boolean(was && is && !isSameSet(was.definition.pauses, is.definition.pauses))
  })
