import { compose } from '#apps/compose'
import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { openDb } from '#kernel/db'
import { serve } from './serve.ts'
import { peopleOf, sessionOf, teamsOf } from './million/people.ts'
import { startBrowser } from '#test/chromium'
import { chromium } from 'playwright-core'
const folder = process.argv[2]!
const p = await startEmbedded(folder, console.log)
const o = openDb({ url: p.url, statementTimeoutMs: 0 })
compose()
const s = await serve(p.url, folder, 8788)
try {
  const { technicians } = await peopleOf(o, await teamsOf(o))
  const cookie = await sessionOf(o, technicians[1]!)
  const b = await startBrowser()
  const br = await chromium.connect(b.wsEndpoint())
  const url = 'http://127.0.0.1:8788'
  const c = await br.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
  await c.addCookies([{ name: 'session', value: cookie, url }])
  const page = await c.newPage()
  page.on('console', (m) => console.log('console', m.text()))
  await page.goto(process.argv[3]!)
  await new Promise((r) => setTimeout(r, 8000))
  await page.screenshot({ path: '/tmp/shot.png' })
  console.log(await page.evaluate(() => [...document.querySelectorAll('h1,h2')].map((x) => x.outerHTML.slice(0, 200))))
  await b.close()
} finally { await s.stop(); await o.close(); await p.stop() }
