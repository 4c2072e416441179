import { expect, test, vi } from 'vitest'
import { writing } from '#kernel/context'
import { system } from '#kernel/actor'
import { createAssets } from '#modules/assets/public'
import { createProducts, recordInstallations } from '#modules/software/public'
import { house } from '#test/door'

const { db, admin } = await house()

test('software that must not be there is one ticket, linked with the product and the device', async () => {
  const made = await writing({ db, actor: system }, async (ctx) => {
    const [device] = await createAssets(ctx, [{ type: 'laptop', name: 'Caught' }])
    const [product] = await createProducts(ctx, [
      { name: 'Sonar Torrent', licensing: 'free', denied: true, rules: [{ name: 'sonar torrent' }] },
    ])
    const found = { name: 'Sonar Torrent', version: '2', publisher: 'Sonar', source: 'registry' }
    await recordInstallations(ctx, device?.id ?? '', [found])
    return { device, product }
  })
  const ticket = await vi.waitFor(async () => {
    const rows = await db
      .selectFrom('work')
      .select(['id', 'title'])
      .where('title', 'like', 'Sonar Torrent %')
      .execute()
    expect(rows).toHaveLength(1)
    return rows[0]
  })
  expect(ticket?.title).toBe('Sonar Torrent must not be installed, and is on a device')
  const links = await admin.get(`/api/records/${ticket?.id}/links`)
  for (const one of [made.device, made.product]) expect(JSON.stringify(links.body)).toContain(one?.id)
})
