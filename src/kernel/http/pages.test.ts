import Fastify from 'fastify'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { addPages } from './pages.ts'

test('a form that another site sends is found in the head of the page, and is nothing but text there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-pages-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'index.html'), '<html><head></head><body></body></html>')
  const app = Fastify()
  await addPages(app, folder, ['/sign-in/by/:name'])
  const post = (url: string, payload: string) =>
    app.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const { body, headers } = await post('/sign-in/by/adfs', 'SAMLResponse=PHg%2B&x="><script>$&</script>')
  expect(body).toBe(
    '<html><head><meta name="form" content="SAMLResponse=PHg%2B&amp;x=&quot;&gt;&lt;script&gt;$&amp;&lt;/script&gt;"></head><body></body></html>',
  )
  expect(headers['cache-control']).toBe('no-store')
  expect((await post('/sign-in', 'x=1')).statusCode).not.toBe(200)
  expect((await post('/sign-in/by/adfs', 'x'.repeat(600_000))).statusCode).toBe(413)
})
