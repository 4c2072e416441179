import type { Blow } from '../chaos/blows.ts'
import { until } from '../chaos/house.ts'
import { familyOf, frozen, killed } from '../chaos/processes.ts'
import { type Cluster, leads, type Member } from './cluster.ts'

/** Longer than a silent leader is waited for. */
const frozenMs = 15_000

/** What two databases are struck by; each leaves them whole again. */
export function failoversOf(cluster: Cluster): readonly Blow[] {
  const struck = (name: string, strike: (leader: Member) => Promise<void>): Blow => ({
    name,
    async strike() {
      await strike(await cluster.leader())
      await cluster.whole()
    },
  })
  return [
    struck('leader killed, with its Patroni', async ({ patroni, postmaster }) => {
      killed(patroni.pid())
      killed(postmaster())
      await led(cluster, patroni.name)
    }),
    struck('leadership handed over', async ({ name, ask }) => {
      const answer = await ask('/switchover', { leader: name })
      if (!answer.ok) throw new Error(`not handed over: ${await answer.text()}`)
    }),
    struck('leader’s PostgreSQL killed', async ({ postmaster }) => killed(postmaster())),
    // It goes on writing, or would: nobody tells it that it leads no more.
    struck('leader’s Patroni frozen', ({ patroni }) => frozen([patroni.pid()], frozenMs)),
    struck('leader frozen, with its Patroni', ({ patroni, postmaster }) =>
      frozen([patroni.pid(), ...familyOf(postmaster())], frozenMs),
    ),
    struck('standby killed, with its Patroni', async (leader) => {
      const standby = cluster.members.find((one) => one !== leader)
      killed(standby?.patroni.pid())
      killed(standby?.postmaster())
    }),
  ]
}

/** Waits until somebody else leads: started again at once, the former one would only go on. */
const led = (cluster: Cluster, former: string) =>
  until(cluster.said, async () => {
    for (const { name, state } of cluster.members)
      if (name !== former && leads((await state()).role)) return true
    return false
  })
