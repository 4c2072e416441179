import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { debianAgent, hasAgent } from '#test/agents'
import { world } from '#test/world'

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
  },
)
