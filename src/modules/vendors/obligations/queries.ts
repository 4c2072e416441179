import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { todayOf } from '#kernel/today'
import { writesSeen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import { aroundContract } from '../around.ts'
import type { obliging } from './contract.ts'
import { beginOn, nextAfter, statusOf } from './engine/occurrences.ts'
import { loaded } from './load.ts'
import { refusal } from './policy.ts'
import { ObligationView } from './schemas.ts'

const daysAhead = 3

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

async function roundsOf({ db }: Read, id: string) {
  const rows = await db
    .selectFrom('obligation_round as r')
    .leftJoin('principal as p', 'p.id', 'r.settled_by')
    .leftJoin('file as f', (join) =>
      join
        .onRef('f.id', '=', 'r.file_id')
        .onRef('f.entity_id', '=', 'r.obligation_id')
        .on('f.removed_at', 'is', null),
    )
    .select(['r.n', 'r.due_on', 'r.state', 'r.settled_on', 'r.note', 'p.id as by_id', 'p.name as by'])
    .select(['f.id as file', 'f.name as file_name'])
    .where('r.obligation_id', '=', id)
    .orderBy('r.n', 'desc')
    .execute()
  return rows.map(({ settled_on, by_id, by, file, file_name, ...row }) => ({
    ...row,
    on: settled_on,
    by: named(by_id, by),
    file: named(file, file_name),
  }))
}

export async function showObligation(ctx: Read, { id }: Input<typeof obliging.obligation>) {
  const ref = await seenByRef(ctx, id, 'obligation')
  const { row, stands } = await loaded(ctx, ref.id)
  const { contract, vendor, ends_on } = await aroundContract(ctx, row.contract_id)
  const who = await ctx.db
    .selectFrom('principal')
    .select(['id', 'name'])
    .where('id', 'in', [row.owner_id ?? row.id, row.team_id ?? row.id])
    .execute()
  const nameOf = (one: string | null) => who.find((principal) => principal.id === one)?.name ?? ''
  const write = writesSeen(ctx.actor, ref)
  const verdict = verdictFor(ctx)
  const [may, keeps] = [write, write && stands.keeps].map((one) => (one ? null : house.later('forbidden')))
  const settles = refusal.settle(stands)
  return ObligationView.parse({
    ...row,
    name: row.title,
    version: ref.version,
    created_at: ref.created_at,
    contract,
    vendor,
    owner: named(row.owner_id, nameOf(row.owner_id)),
    team: named(row.team_id, nameOf(row.team_id)),
    begin_on: beginOn(row.due_on, row.lead_days),
    status: statusOf({ ...stands, ...row, state: stands.state, contract_ends: ends_on }, todayOf(ctx)),
    ahead: stands.state === 'open' ? aheadOf(row, ends_on) : [],
    rounds: await roundsOf(ctx, ref.id),
    can: {
      write: write && stands.keeps,
      meet: verdict(may ?? settles),
      waive: verdict(keeps ?? settles),
      miss: verdict(keeps ?? settles),
      reopen: verdict(may ?? refusal.reopen(stands)),
    },
  })
}

/** The next few days after the one that counts now, as far as the contract runs for certain. */
function aheadOf(row: Parameters<typeof nextAfter>[0] & { due_on: string }, ends_on: string | null) {
  const all: string[] = []
  for (let at = nextAfter(row, row.due_on); at !== null && all.length < daysAhead; at = nextAfter(row, at)) {
    if (ends_on !== null && at > ends_on) break
    all.push(at)
  }
  return all
}
