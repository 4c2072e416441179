import { expect, test } from 'vitest'
import { handOver } from '#modules/assets/public'
import { createPeople } from '#modules/people/public'
import { licensed, one } from '#test/licences'
import { world } from '#test/world'
import { createEntitlements } from './entitlements/commands.ts'
import { refreshAll } from './positions.ts'

const house = await world()
const { must, write } = house
const { manager, technician, devices, report, addProduct, show } = await licensed(house)

test('each installation says what covers it; counts follow what is bought, given and handed on', async () => {
  const ana = await house.someone('Ana')
  const [std, pro] = await Promise.all(
    ['Sail Plan Standard', 'Sail Plan Pro'].map((name, edition) =>
      addProduct({ name, family: 'Sail Plan', edition: edition + 1, rules: [{ name }] }),
    ),
  )
  if (!std || !pro) throw new Error('none was made')
  for (const [n, device] of devices.entries())
    await report(device, [one(n === 0 ? 'Sail Plan Pro' : 'Sail Plan Standard', '1')])
  const proofs = async () => {
    const { items } = await must<{ items: { title: string; why: string; on: string | null; n: number }[] }>(
      technician,
      'GET',
      `/api/software/products/${std.id}/position`,
    )
    return items.map(({ title, why }) => `${title}: ${why}`)
  }
  expect(await proofs()).toContain('Laptop 2: none-bought')
  const buy = (product_id: string, more: object) =>
    write(undefined, (ctx) => createEntitlements(ctx, [{ product_id, quantity: 2, ...more }]))
  await buy(pro.id, { downgrade: true, cost: '800.00 EUR' })
  await buy(std.id, { cost: '300.00 EUR', ends_on: '2020-12-31' })
  const [lot] = await buy(std.id, { cost: '200.00 EUR', order_no: 'PO-1' })
  await must(manager, 'POST', `/api/software/products/${std.id}/lots/give`, {
    lot_id: lot?.id,
    holder_id: devices[5],
  })
  expect(await proofs()).toEqual([
    'Laptop 4: all-taken',
    'Laptop 5: all-taken',
    'Laptop 2: own',
    'Laptop 3: lower',
    'Laptop 6: given',
  ])
  await expect(show(std)).resolves.toMatchObject({
    installed: 5,
    owned: 2,
    covered: 3,
    short: 2,
    spare: 0,
    risk: '200.00 EUR',
    idle: null,
  })
  await expect(show(pro)).resolves.toMatchObject({ installed: 1, owned: 2, short: 0, spare: 0 })
  const short = await must<{ items: { name: string }[] }>(
    technician,
    'GET',
    `/api/software?q=${encodeURIComponent('short>1 sail')}`,
  )
  expect(short.items.map(({ name }) => name)).toEqual(['Sail Plan Standard'])
  // A lot by people covers all that one of them has.
  await buy(std.id, { metric: 'user', quantity: 1 })
  await write(undefined, async (ctx) => {
    const [person] = await createPeople(ctx, [{ display_name: 'Sol' }])
    await handOver(ctx, { ids: devices.slice(3, 5), to_id: person?.id ?? ana.id })
  })
  expect((await proofs()).filter((line) => line.endsWith('all-taken'))).toEqual([])
  await write(undefined, refreshAll)
  await expect(show(std)).resolves.toMatchObject({ covered: 5, short: 0 })
})
