import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Reply } from '#lib/contract'
import { createAssets } from '#modules/assets/public'
import { debianAgent, hasAgent, reportOf, sendTo } from '#test/agents'
import { world } from '#test/world'
import type { agents } from './contract.ts'

const house = await world()

test.runIf(hasAgent)(
  'Debian’s own agent: one asset with its packages, and the second time no installation is written',
  { timeout: 240_000 },
  async () => {
    const manager = await house.someone('Mona', ['manager'])
    const { token } = await house.must<{ token: string }>(manager, 'POST', '/api/agents/tokens', {
      name: 'CI',
    })
    const address = await house.app.listen({ port: 0, host: '127.0.0.1' })
    const run = debianAgent()
    const first = await run(address, token)
    expect(first).not.toMatch(/\[error\]/)
    const { items } = await house.must<{
      items: { state: string; tag: string; asset: { id: string } | null }[]
    }>(manager, 'GET', '/api/agents')
    expect(items).toMatchObject([{ state: 'matched', tag: 'CI' }])
    const on = await house.must<{ now: number; items: { name: string }[] }>(
      manager,
      'GET',
      `/api/software/on/${items[0]?.asset?.id}?find=fusioninventory-agent`,
    )
    expect(on.now).toBeGreaterThan(100)
    expect(on.items).toMatchObject([{ name: 'fusioninventory-agent' }])
    const installed = async () => {
      const { rows } = await sql<{
        at: string
      }>`select xmin::text || ctid::text as at from installation order by 1`.execute(house.db)
      return rows.map(({ at }) => at)
    }
    const before = await installed()
    await run(address, token)
    await expect(installed()).resolves.toEqual(before)
    const { rows: assets } = await sql`select from asset`.execute(house.db)
    expect(assets).toHaveLength(1)
    const { rows: kept } = await sql<{
      section: string
    }>`select section from agent_section where section in ('envs', 'processes', 'local_users')`.execute(
      house.db,
    )
    expect(kept).toEqual([])
    // All that is left of what it runs: two numbers of today.
    const { rows: loads } = await sql<{ memory: number[]; cpu: number[] }>`
      select memory, cpu from agent_load`.execute(house.db)
    expect(loads).toEqual([{ memory: [expect.any(Number)], cpu: [expect.any(Number)] }])
    expect(loads[0]?.memory[0]).toBeGreaterThan(0)
    const about = await house.must<{ items: object[] }>(
      manager,
      'GET',
      `/api/agents/about/${items[0]?.asset?.id}`,
    )
    expect(about.items).toMatchObject([{ busy: { memory: loads[0]?.memory[0], days: 1 } }])
  },
)

test.runIf(hasAgent)(
  'Debian’s own agent comes by a token of its own, and is refused with another device’s',
  { timeout: 240_000 },
  async () => {
    const manager = await house.someone('Mona', ['manager'])
    await sql`delete from agent`.execute(house.db)
    const asset = await house.write(undefined, async (ctx) => {
      const [made] = await createAssets(ctx, [{ type: 'laptop', name: 'Its own' }])
      return made?.id ?? ''
    })
    const own = async (input: object) => {
      const { items } = await house.must<Reply<typeof agents.makeOwnTokens>>(
        manager,
        'POST',
        '/api/agents/tokens/own',
        input,
      )
      return items[0]?.token ?? ''
    }
    const [its, others] = [await own({ asset_ids: [asset] }), await own({ name: 'Another device' })]
    const told = { device: 'other-1', name: 'other', serial: 'SER-OTHER' }
    expect(await sendTo(house, reportOf(told), { token: others })).toMatchObject({ status: 200 })
    const run = debianAgent()
    const address = `http://127.0.0.1:${(house.app.server.address() as { port: number }).port}`
    expect(await run(address, its)).not.toMatch(/\[error\]/)
    const listed = await house.must<Reply<typeof agents.list>>(manager, 'GET', '/api/agents?find=Its+own')
    expect(listed.items).toMatchObject([{ tag: 'CI', by: 'own', asset: { id: asset } }])
    const before = await sql`select ctid, xmin from agent`.execute(house.db)
    // It tells a refusal from a wrong password by nothing: what came in says which it was.
    expect(await run(address, others)).toMatch(/\[error\]/)
    expect((await sql`select ctid, xmin from agent`.execute(house.db)).rows).toEqual(before.rows)
    const { items } = await house.must<Reply<typeof agents.reports>>(
      manager,
      'GET',
      '/api/agents/reports?limit=1',
    )
    expect(items).toMatchObject([{ outcome: 'refused', why: 'other-device' }])
  },
)
