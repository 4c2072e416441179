import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { reportOf, sendTo } from '#test/agents'
import { expectAccessible, type Look, openPage } from '#test/browser'
import { house } from '#test/door'

const at = await house()
const { app, admin, db } = at
const address = await app.listen({ port: 0, host: '127.0.0.1' })

async function open(path: string, look: Look = {}): Promise<Page> {
  const page = await openPage(address, look)
  await page.context().addCookies([...admin.jar].map(([name, value]) => ({ name, value, url: address })))
  await page.goto(path)
  return page
}
const stateOf = async (name: string) =>
  (await db.selectFrom('agent').select('state').where('name', '=', name).executeTakeFirst())?.state

const assetOf = async (name: string) => {
  const found = await db
    .selectFrom('agent as a')
    .innerJoin('entity as e', 'e.id', 'a.asset_id')
    .select(['e.id', 'e.key'])
    .where('a.name', '=', name)
    .executeTakeFirstOrThrow()
  return { ...found, key: found.key ?? '' }
}

const told = (name: string, serial: string, n: number) => ({
  device: `${name}-${n}-2026-01-01-00-00-00`,
  name: `${name}-${n}`,
  serial,
  uuid: `4c4c4544-0051-3010-8052-b${n}c04f3${serial.padStart(6, '0')}`,
  macs: [`00:1b:21:0a:0${n}:0${serial.slice(-1)}`],
  softwares: [['firefox-esr', '140.5']] as const,
})
/** Two devices that say the same serial number, of which the second says another UUID. */
async function twins(token: string, name: string, serial: string) {
  for (const n of [1, 2])
    expect((await sendTo(at, reportOf(told(name, serial, n)), { token })).status).toBe(200)
}

test.each([{ width: 1440 }, { width: 390, height: 844, dark: true }])(
  'a token is made, what it brings is decided by a click, and it is taken away: %o',
  async (look) => {
    const n = look.width
    const page = await open('/admin/agents', look)
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill(`Branch ${n}`)
    await page.getByRole('button', { name: 'Make it' }).click()
    const token = await page.getByRole('textbox', { name: 'Token' }).inputValue()
    await page.getByRole('button', { name: 'Close' }).last().click()
    await page.getByText(`Branch ${n}`, { exact: true }).waitFor()

    await twins(token, `same${n}`, `8${n}1`)
    await twins(token, `own${n}`, `8${n}2`)
    expect(await stateOf(`same${n}-2`)).toBe('ambiguous')
    await page.goto('/agents')
    await page.getByText('the serial number is the same').first().waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: new RegExp(`same${n}-2 is `) }).click()
    await page.getByText(`That is same${n}-2 from now on`).waitFor()
    await page.getByRole('button', { name: `Make a new asset of own${n}-2` }).click()
    await page.getByText(`An asset was made of own${n}-2`).waitFor()
    await page.getByText('Nothing waits').waitFor()
    await expect(Promise.all([stateOf(`same${n}-2`), stateOf(`own${n}-2`)])).resolves.toEqual([
      'matched',
      'matched',
    ])
    for (const path of ['/agents?state=all', '/agents/reports', '/software/packages']) {
      await page.goto(path)
      await page
        .getByText(path === '/software/packages' ? 'firefox-esr' : `own${n}-2`)
        .first()
        .waitFor()
      await expectAccessible(page)
    }

    const { id, key } = await assetOf(`own${n}-1`)
    await page.goto(`/assets/${key}`)
    await page.getByRole('button', { name: 'A token of its own' }).click()
    await page.getByRole('button', { name: 'Make it' }).click()
    const ownToken = await page.getByRole('textbox', { name: /^Token of / }).inputValue()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Close' }).last().click()
    await page.getByText('Its agent has a token of its own').waitFor()
    const first = told(`own${n}`, `8${n}2`, 1)
    expect((await sendTo(at, reportOf(first), { token: ownToken })).status).toBe(200)
    expect((await sendTo(at, reportOf(first), { token })).status).toBe(403)
    expect((await sendTo(at, reportOf({ name: 'thief', serial: `T${n}` }), { token: ownToken })).status).toBe(
      403,
    )
    expect((await assetOf(`own${n}-1`)).id).toBe(id)
    await page.goto('/admin/agents?which=misused')
    await page.getByText('Nothing of that was taken in').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: /I know of it/ }).click()
    await page.getByText('No such token').waitFor()

    await page.goto('/admin/agents')
    const revoke = page.getByRole('button', { name: `Take away the token Branch ${n}` })
    await revoke.click()
    await expectAccessible(page)
    await revoke.click()
    await page.getByText('The token is gone').waitFor()
    expect((await sendTo(at, reportOf({ name: 'late' }), { token })).status).toBe(401)
  },
)
