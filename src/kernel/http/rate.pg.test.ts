import { expect, test } from 'vitest'
import { world } from '#test/world'

const { app, someone } = await world({ perMinute: 3 })

test('each caller has a bucket of their own, and hears what is left and when to come again', async () => {
  const [ana, ben] = [await someone('Ana', ['technician']), await someone('Ben', ['technician'])]
  const ask = async (token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const { statusCode, headers: told } = await app.inject({ url: '/api/desk/tickets', headers })
    return { status: statusCode, told }
  }
  const first = await ask(ana.token)
  expect(first.told).toMatchObject({
    'ratelimit-policy': '"default";q=3;w=60',
    ratelimit: '"default";r=2;t=20',
  })
  expect([(await ask(ana.token)).status, (await ask(ana.token)).status]).toEqual([200, 200])
  const fourth = await ask(ana.token)
  expect(fourth.status).toBe(429)
  expect(Number(fourth.told['retry-after'])).toBeGreaterThan(0)
  expect((await ask(ben.token)).status).toBe(200)
  expect((await ask()).status).toBe(401)
})
