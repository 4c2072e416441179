import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { WorkingCalendar } from '#lib/time/calendar'
import { type Calendars, compileCalendar } from '#lib/time/span-table'
import type { Read } from '#kernel/context'
import { currentVersions, loadCalendars } from './calendars.ts'
import type { clocks } from './contract.ts'
import { policiesWith, preview } from './effect.ts'
import { activePolicies } from './policies.ts'
import type { PolicyDefinition } from './schemas.ts'
import { type Sizes, whatIf } from './what-if.ts'
import type { WhatIf } from './what-if-contract.ts'
import type { Trial } from './what-if-judge.ts'
import { allVersions, inHours } from './what-if-sides.ts'
import { w } from './words.ts'

/** What counts today, for whatever counted by an older version too. */
async function today(ctx: Read) {
  const versions = await allVersions(ctx)
  const current = await currentVersions(ctx, [...new Set(versions.calendars.values())])
  const calendars: Calendars = await loadCalendars(ctx, [...versions.calendars.keys()])
  const side = { policies: await activePolicies(ctx), calendar: inHours(versions, current) }
  return { versions, current, calendars, side }
}

/** Whether a promise stands where there was none. */
const promisesMore = (before: PolicyDefinition, after: PolicyDefinition) =>
  after.targets.some(({ metric, minutes }) => {
    const was = before.targets.find((one) => one.metric === metric)?.minutes
    return minutes.some((some, n) => some !== null && (was?.[n] ?? null) === null)
  })

/** What a changed service level would have made of the last 90 days. */
export async function whatIfPolicy(
  ctx: Read,
  { id, definition, after }: Input<typeof clocks.whatIf>,
  sizes?: Sizes,
): Promise<WhatIf> {
  const { versions, calendars, side } = await today(ctx)
  const policies = await policiesWith(ctx, { id, definition })
  const was = side.policies.find(({ policy_id }) => policy_id === id)
  const is = policies.find((policy) => policy.id === preview)
  const mine = [...versions.policies.values()].flatMap((one) => (one.policy_id === id ? [one.id] : []))
  const counts = new Set([preview, ...mine])
  const hours = is ?? was
  if (!hours) throw new Refusal('invalid', w.later('refuse.calendar'))
  const trial: Trial = {
    before: side,
    after: { ...side, policies },
    versions,
    calendars,
    concerns: ({ policy }) => counts.has(policy),
    where: sql<boolean>`policy_version_id = any(${mine}::uuid[])`,
    judges: !was || was.definition.scope !== definition.scope || promisesMore(was.definition, definition),
    hours: { before: (was ?? hours).calendar, after: hours.calendar },
  }
  return whatIf(ctx, trial, after, sizes)
}

/** What other hours of a calendar would have made of the last 90 days. */
export async function whatIfHours(
  ctx: Read,
  { id, hours, after }: { id: string; hours: WorkingCalendar; after: string | undefined },
): Promise<WhatIf> {
  const { versions, current, calendars, side } = await today(ctx)
  const edited = compileCalendar(hours)
  const mine = [...versions.calendars].flatMap(([version, calendar]) => (calendar === id ? [version] : []))
  const counts = new Set([preview, ...mine])
  const trial: Trial = {
    before: side,
    after: { ...side, calendar: inHours(versions, new Map([...current, [id, preview]])) },
    versions,
    calendars: (version) => (version === preview ? edited : calendars(version)),
    concerns: ({ calendar }) => counts.has(calendar),
    where: sql<boolean>`calendar_version_id = any(${mine}::uuid[])`,
    judges: false,
    hours: { before: current.get(id) ?? preview, after: preview },
  }
  return whatIf(ctx, trial, after)
}
