import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { inputRefused } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Read, Write } from '#kernel/context'
import { type KnownNetwork, longestAmong } from './engine/networks.ts'
import { networkName } from './network-name.ts'
import { networkProblem } from './policy.ts'
import { w } from './words.ts'

/** Of each address the network with the longest prefix that it lies in, of the places that are not in the archive. */
export async function networkOf({ db }: Pick<Read, 'db'>): Promise<(address: string) => KnownNetwork | null> {
  const { rows } = await sql<KnownNetwork>`
    select n.network, p.id as place, p.path, n.says from place p cross join lateral (
      select unnest(p.networks) as network, true as says union all select unnest(p.silent_networks), false) n
    where not p.archived and (p.networks <> '{}' or p.silent_networks <> '{}')`.execute(db)
  return longestAmong(rows)
}

interface Lists {
  readonly networks: readonly string[]
  readonly silent_networks: readonly string[]
}
const lists = ['networks', 'silent_networks'] as const

/** IPv4 inside IPv6 is that network of IPv4: one network is not kept in two ways. */
const plain = sql`case when n::inet <<= '::ffff:0:0/96'
  then set_masklen(replace(host(n::inet), '::ffff:', '')::inet, masklen(n::inet) - 96) else n::inet end`

/** Networks as they are kept: without bits beyond a prefix, each once, in order. */
async function asKept({ db }: Pick<Read, 'db'>, networks: readonly string[]): Promise<string[]> {
  if (networks.length === 0) return []
  const { rows } = await sql<{ network: string }>`
    select network::text from (select distinct network(${plain}) as network from unnest(${[...networks]}::text[]) n) s
    order by s.network`.execute(db)
  return rows.map(({ network }) => network)
}

/** What is said of a place, with its networks as they are kept. */
export async function withNetworksKept<
  T extends { networks?: string[] | undefined; silent_networks?: string[] | undefined },
>(ctx: Pick<Read, 'db'>, said: T): Promise<T> {
  const { networks, silent_networks } = said
  return {
    ...said,
    ...(networks && { networks: await asKept(ctx, networks) }),
    ...(silent_networks && { silent_networks: await asKept(ctx, silent_networks) }),
  }
}

const refuse = (field: (typeof lists)[number], why: Sentence) => {
  throw inputRefused(field, why)
}

/** Refuses networks of a place that another has, too, that stand in both of its lists, or that are no place's for their size; those from before are let be. */
export async function refuseNetworks(ctx: Write, id: string, kept: Lists, before?: Lists): Promise<void> {
  if (before && lists.every((field) => isDeepStrictEqual(before[field], kept[field]))) return
  const all = [...kept.networks, ...kept.silent_networks]
  if (all.length === 0) return
  for (const field of lists)
    for (const network of kept[field]) {
      const why = field === 'networks' ? networkProblem(network) : null
      if (why) refuse(field, why)
      if (field === 'silent_networks' && kept.networks.includes(network))
        refuse(field, w.later('network-twice', { network: networkName(network) }))
    }
  // One at a time: two at once could each bring the same network.
  await sql`select pg_advisory_xact_lock(hashtext('place networks'))`.execute(ctx.db)
  const { rows } = await sql<{ title: string; network: string }>`
    select p.title, n.network from place p cross join lateral unnest(p.networks || p.silent_networks) as n(network)
    where p.id <> ${id}::uuid and n.network = any(${all}::text[]) order by p.title limit 1`.execute(ctx.db)
  const [taken] = rows
  if (!taken) return
  const { network, title: place } = taken
  const why = w.later('network-taken', { network: networkName(network), place })
  refuse(kept.networks.includes(network) ? 'networks' : 'silent_networks', why)
}
