import { system } from '#kernel/actor'
import { type RequestFacts, writing } from '#kernel/context'
import type { Db } from '#kernel/db'
import { valuesOf } from '#kernel/settings'
import { organisationSettings } from '#modules/identity/public'
import type { Report } from './report.ts'
import { Unfit } from './engine/unfit.ts'
import { type Taken, takeReport } from './ingest.ts'
import { type Noted, note } from './log.ts'
import { readApart } from './reading.ts'
import { keepsLoad, makes, people, sharedToo } from './settings.ts'
import type { Token } from './entrance.ts'

const { organisationZone } = organisationSettings

/** Where something came from, and how large it was. */
export interface Came {
  readonly ip: string
  readonly bytes: number
  /** The number that the agent gave itself; empty where it told none. */
  readonly ownId: string
  /** None where it needed none. */
  readonly token?: Token
  readonly request?: RequestFacts
}

/** What is answered to a report: what became of it, or that which comes before one. */
type Answer<Other> = { readonly report: Report; readonly taken: Taken } | { readonly instead: Other }

/**
 * Reads what came, takes the inventory that it is, and writes down what became of it. `before`: what is answered to something
 * that is no inventory yet. Throws `Unfit`, which is written down, too.
 */
export async function take<Other>(
  db: Db,
  body: AsyncIterable<Buffer>,
  came: Came,
  before: (report: Report) => Other | undefined,
): Promise<Answer<Other>> {
  const began = performance.now()
  const { bytes, ownId, request, token } = came
  const isPrivate = token?.private === true
  let ip = isPrivate ? '' : came.ip
  let report: Report | undefined
  const noted = (rest: Pick<Noted, 'outcome' | 'why' | 'sections' | 'agent'>) =>
    note(db, { device: report?.device ?? '', ip, bytes, ms: performance.now() - began, ...rest })
  try {
    const decided = await valuesOf({ db }, [makes, people, sharedToo, keepsLoad, organisationZone])
    report = await readApart(body, { people: decided.get(people.name) === true })
    const instead = before(report)
    if (instead !== undefined) return { instead }
    const by = { token, ip: came.ip, guards: decided.get(sharedToo.name) !== true }
    const [is, keeps] = [decided.get(makes.name) === true, decided.get(keepsLoad.name) === true]
    // Days are the house's own.
    const actor = { ...system, zone: String(decided.get(organisationZone.name)) }
    const said = { report, ownId, isPrivate, makes: is, keepsLoad: keeps, by }
    const taken: Taken =
      report.query === 'inventory'
        ? await writing({ db, actor, ...(request && { request }), origin: 'system' }, (ctx) =>
            takeReport(ctx, said),
          )
        : { refused: 'not-offered' }
    if (taken.isPrivate) ip = ''
    if ('refused' in taken) await noted({ outcome: 'refused', why: taken.refused, agent: taken.agent })
    else {
      const { changed: sections, agent } = taken
      await noted({ outcome: sections.length > 0 ? 'changed' : 'unchanged', sections, agent })
    }
    return { report, taken }
  } catch (error) {
    if (error instanceof Unfit) await noted({ outcome: 'refused', why: error.why })
    throw error
  }
}
