import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { licensed, type Made, one } from '#test/licences'
import { world } from '#test/world'
import { createEntitlements } from './entitlements/commands.ts'

const house = await world()
const { call, must, write } = house
const { manager, technician, devices, report, addProduct, show } = await licensed(house)

test('rules turn packages into products by name, publisher and version, also those that come later', async () => {
  await report(devices[0] ?? '', [one('Hull 2D Viewer', '3.1'), one('Hull Designer Pro', '11.4.2')])
  await report(devices[1] ?? '', [one('HULL DESIGNER PRO', '12.0'), one('Hull Designer Pro', '9', 'Copycat')])
  const eleven = await addProduct({
    name: 'Hull Designer 11',
    rules: [{ name: 'hull designer*', publisher: 'vestfjord*', version_below: '12' }],
  })
  const twelve = await addProduct({
    name: 'Hull Designer 12',
    rules: [{ name: 'hull designer*', publisher: 'vestfjord*', version_from: '12' }],
  })
  const any = await addProduct({ name: 'Whatever of hulls', licensing: 'free', rules: [{ name: 'hull*' }] })
  await expect(show(eleven)).resolves.toMatchObject({ packages: 1, installed: 1 })
  await expect(show(twelve)).resolves.toMatchObject({ packages: 1, installed: 1 })
  await expect(show(any)).resolves.toMatchObject({ packages: 2, installed: 2 })
  await report(devices[2] ?? '', [one('Hull Designer Pro', '1:11.10-2')])
  await expect(show(eleven)).resolves.toMatchObject({ packages: 2 })
  const { rules } = await show<{ rules: Made[] }>(eleven)
  await must(manager, 'POST', `/api/software/products/${eleven.id}/rules/remove`, { rule_id: rules[0]?.id })
  await expect(show(eleven)).resolves.toMatchObject({ packages: 0, installed: 0, rules: [] })
  await expect(show(any)).resolves.toMatchObject({ packages: 4 })
  const twice = await call(manager, 'POST', `/api/software/products/${any.id}/rules`, { name: 'Hull*' })
  expect(twice).toMatchObject({ status: 409 })
})

test('what no rule knows is listed with what it may be, learned from what was said before', async () => {
  const list = async () =>
    must<{ items: { id: string; name: string; versions: number; suggestion: Made | null }[] }>(
      technician,
      'GET',
      '/api/software/unmatched?find=rigging',
    )
  await report(devices[3] ?? '', [one('Rigging Suite 7', '7.0'), one('Rigging Suite 7', '7.1')])
  const [first] = (await list()).items
  expect(first).toMatchObject({ name: 'Rigging Suite 7', versions: 2, suggestion: null })
  const { id } = await must<Made>(manager, 'POST', '/api/software/unmatched/assign', {
    package: first?.id,
    name: 'Rigging Suite',
  })
  await expect(show({ id })).resolves.toMatchObject({ packages: 2, installed: 1, publisher: 'Vestfjord AS' })
  await report(devices[4] ?? '', [one('Rigging Suite 8', '8.0')])
  const [second] = (await list()).items
  expect(second?.suggestion).toMatchObject({ id, name: 'Rigging Suite' })
  await must(manager, 'POST', '/api/software/unmatched/assign', { package: second?.id, product_id: id })
  expect((await list()).items).toEqual([])
  const told = await must<object>(technician, 'GET', `/api/records/${id}/history`)
  expect(JSON.stringify(told)).toContain('It is now also: rigging suite 8')
})

test('what an order or a device calls itself is no pattern, however long, and takes nothing else', async () => {
  const long = `Tackle ${'x'.repeat(293)}`
  const said = [one('*', '1', ''), one('Tackle *', '1', ''), one(long, '1', 'y'.repeat(300))]
  await report(devices[3] ?? '', [...said, one('Tackle Box', '1'), one(String.raw`Tackle \*`, '1')])
  await write(undefined, (ctx) =>
    createEntitlements(ctx, [{ product: { name: 'Tackle *', publisher: '*' }, quantity: 1 }]),
  )
  const called = async (name: string) => {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, title as name from product where title = ${name}`.execute(house.db)
    return show({ id: rows[0]?.id ?? '' })
  }
  // Its publisher is *, which nobody is called.
  await expect(called('Tackle *')).resolves.toMatchObject({ packages: 0, rules: [{ publisher: '\\*' }] })
  const packages = await house.db.selectFrom('package').select(['id', 'name']).execute()
  const assign = (name: string, more: object = {}) =>
    must<Made>(manager, 'POST', '/api/software/unmatched/assign', {
      package: packages.find((some) => some.name === name)?.id,
      ...more,
    })
  const star = await assign('*')
  await expect(show(star)).resolves.toMatchObject({ packages: 1, rules: [{ name: '\\*', publisher: '""' }] })
  await expect(show(await assign('Tackle *', { name: 'Stars' }))).resolves.toMatchObject({ packages: 1 })
  await expect(show(await assign(String.raw`Tackle \*`))).resolves.toMatchObject({ packages: 1 })
  await expect(show(await assign(long))).resolves.toMatchObject({ packages: 1, name: long.slice(0, 200) })
  // The same name with a publisher is another package.
  await report(devices[4] ?? '', [one('*', '1')])
  await expect(show(star)).resolves.toMatchObject({ packages: 1 })
  const rule = await must<{ name: string }>(manager, 'POST', `/api/software/products/${star.id}/rules`, {
    name: String.raw`100%_a\b\**`,
  })
  expect(rule.name).toBe(String.raw`100%_a\\b\**`)
})
