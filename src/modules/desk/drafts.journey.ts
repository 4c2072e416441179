import { expect, test } from 'vitest'
import { deskHouse, writing } from '#test/desk'

const { mikkel, visit, open } = await deskHouse()

test('what is begun at the desk goes on at another device, which says so if both wrote, and is gone once it is sent', async () => {
  const { id, key } = await open('Rudder squeaks')
  const kept = async () => {
    const { body } = await mikkel.browser.get(`/api/records/${id}/draft`)
    return (body['drafts'] as { html: string }[]).map(({ html }) => html)
  }
  const desk = await visit(`/desk/${key}?write=reply`, mikkel.browser)
  await writing(desk).waitFor()
  await desk.keyboard.type('I look at it')
  await expect.poll(kept).toEqual(['<p>I look at it</p>'])

  const phone = await visit(`/desk/${key}`, mikkel.browser, { width: 390, height: 844 })
  const text = phone.getByRole('textbox', { name: /Reply/ })
  await phone.getByText('I look at it').waitFor()
  await text.click()
  await phone.keyboard.press('Control+End')
  await phone.keyboard.type(' tonight')
  await expect.poll(kept).toEqual(['<p>I look at it tonight</p>'])

  await desk.keyboard.type(' now')
  await desk.getByText('On another device you began something else here').waitFor()
  await desk.getByRole('button', { name: 'Take that one' }).click()
  await desk.getByText('I look at it tonight').waitFor()
  await desk.getByRole('button', { name: /Send/ }).click()
  await expect.poll(kept).toEqual([])
  await phone.reload()
  await phone.getByText('I look at it tonight').first().waitFor()
  await expect.poll(async () => await text.textContent()).toBe('')
})
