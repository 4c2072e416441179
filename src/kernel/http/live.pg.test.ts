import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { everyone } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { whisper } from '#kernel/poke'
import { house } from '#test/door'

const { app, db, admin, write } = await house()
const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))

test('a page that reads nothing is let go, and holds no memory until it reads', async () => {
  const audience = await write(undefined, (ctx) => audienceOf(ctx, [everyone]))
  const page = connect(Number(port), '127.0.0.1')
  page.on('error', () => {})
  page.write(`GET /api/live HTTP/1.1\r\nHost: here\r\nCookie: session=${admin.jar.get('session')}\r\n\r\n`)
  await new Promise((hello) => page.once('data', hello))
  page.pause()
  const long = 'x'.repeat(7000)
  for (let told = 0; told < 5000 && !page.closed; told += 100)
    await Promise.all(
      Array.from({ length: 100 }, () => whisper({ db }, { audience, kind: 'person', message: { long } })),
    )
  page.resume()
  await expect.poll(() => page.closed).toBe(true)
})
