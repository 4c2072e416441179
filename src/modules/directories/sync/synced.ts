import { say, type Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { loadPeople } from '#modules/people/public'
import type { Lookup } from '../client.ts'
import type { Counts, RunLine } from '../contract.ts'
import { type DirectoryRow, mappingOf } from '../directories.ts'
import { isSuspicious, type Plan, planOf, presentIn } from '../engine/plan.ts'
import { tallyOf } from '../engine/tally.ts'
import { w } from '../words.ts'
import { nameOf, type Run } from './each.ts'
import { flagPeople } from './flags.ts'
import { followMerges, heldOf, knownBy, peopleOf, seenNow } from './known.ts'
import { addPeople, adoptPeople, updateManagers, updatePeople } from './people.ts'
import { syncTeams } from './teams.ts'

export interface Synced {
  outcome: 'done' | 'asks'
  counts: Counts
  lines: RunLine[]
  error: Sentence | null
}

const whyNot = (directory: DirectoryRow, why: Plan['refused'][number]['why']): Sentence =>
  why === 'no-id' ? w.later('why-no-id', { attribute: mappingOf(directory).id }) : w.later(`why-${why}`)

async function applied(
  ctx: Write,
  directory: DirectoryRow,
  { entries, groups }: Lookup,
  plan: Plan,
): Promise<Synced> {
  const lines: RunLine[] = plan.refused.map(({ entry, why }) => ({
    what: 'refused',
    name: nameOf(entry),
    detail: say(whyNot(directory, why), 'en'),
  }))
  const run: Run = { directory, lines }
  const added = await addPeople(ctx, run, plan.add)
  const adopted = await adoptPeople(ctx, run, plan.adopt)
  const changed = await updatePeople(ctx, run, plan.change)
  await flagPeople(ctx, run, plan)
  const personOf = await peopleOf(ctx, directory)
  const held = entries.filter(({ id }) => personOf.has(id))
  const managers = await updateManagers(ctx, run, held, personOf)
  const teams = await syncTeams(ctx, run, { entries, groups, personOf })
  await seenNow(ctx, directory, held)
  const refused = lines.filter(({ what }) => what === 'refused').length
  const done = { added, adopted, changed: changed + managers, teams, refused }
  return { outcome: 'done', counts: { ...tallyOf(plan, entries.length), ...done }, lines, error: null }
}

/** Brings people and teams up to date with what a directory tells; where too many are gone it does nothing, and asks. */
export async function synced(
  ctx: Write,
  directory: DirectoryRow,
  found: Lookup,
  { evenSo }: { evenSo: boolean },
): Promise<Synced> {
  const { entries } = found
  await followMerges(ctx, directory)
  const held = await heldOf(ctx, directory)
  const plan = planOf({ entries, held, ...(await knownBy(ctx, entries)), mapping: mappingOf(directory) })
  if (evenSo || !isSuspicious(held, plan.gone, directory.most_gone_percent))
    return applied(ctx, directory, found, plan)
  const people = await loadPeople(ctx, plan.gone)
  return {
    outcome: 'asks',
    counts: tallyOf(plan, entries.length),
    lines: people.map(({ ref }) => ({ what: 'gone', name: ref.title, detail: '' })),
    error: w.later('fault-many-gone', { gone: plan.gone.length, before: presentIn(held).length }),
  }
}
