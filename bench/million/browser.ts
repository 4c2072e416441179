import { chromium, type Page } from 'playwright-core'
import { startBrowser } from '#test/chromium'
import { call } from './call.ts'

const rows = 100_000

/** What a page counted while it was scrolled. */
interface Scrolled {
  frames: number
  /** Frames longer than 32 ms. */
  slow: number
  longest: number
  /** Frames in which a row in view was still on its way: there the scrolling waits. */
  waiting: number
  /** Different rows that were seen with what they hold. */
  seen: number
  seconds: number
}

/** Scrolls by some rows with each frame, and on only once every row in view is there. Runs in the page. */
function scroll({ wanted, step, most }: { wanted: number; step: number; most: number }): Promise<Scrolled> {
  const first = document.querySelector('tr[data-index]')
  let box = first?.parentElement ?? null
  while (box && !(box.scrollHeight > box.clientHeight + 10 && getComputedStyle(box).overflowY !== 'visible'))
    box = box.parentElement
  if (!box) throw new Error('nothing to scroll')
  const scroller = box
  const seen = new Uint8Array(wanted)
  const found: Scrolled = { frames: 0, slow: 0, longest: 0, waiting: 0, seen: 0, seconds: 0 }
  const began = performance.now()
  let last = began
  /** Whether every row that should be in view is there, with what it holds. */
  const look = () => {
    const { top, bottom } = scroller.getBoundingClientRect()
    let whole = true
    let covered = 0
    for (const row of scroller.querySelectorAll<HTMLElement>('tbody > tr')) {
      const place = row.getBoundingClientRect()
      if (place.bottom <= top || place.top >= bottom) continue
      covered += Math.min(place.bottom, bottom) - Math.max(place.top, top)
      const index = Number(row.dataset['index'] ?? -1)
      if (index < 0 || !/[A-Z]+-\d+/.test(row.textContent ?? '')) whole = false
      else if (index < wanted && seen[index] === 0) {
        seen[index] = 1
        found.seen++
      }
    }
    // The head of the table lies over the first of them.
    return whole && covered >= bottom - top - 60
  }
  return new Promise((resolve) => {
    const frame = (now: number) => {
      const took = now - last
      last = now
      found.frames++
      if (took > 32) found.slow++
      found.longest = Math.max(found.longest, took)
      const whole = look()
      if (!whole) found.waiting++
      found.seconds = (now - began) / 1000
      if (found.seen >= wanted || found.seconds > most) return resolve(found)
      if (whole) scroller.scrollTop += step
      requestAnimationFrame(frame)
    }
    requestAnimationFrame((now) => {
      last = now
      requestAnimationFrame(frame)
    })
  })
}

interface Visit {
  port: number
  /** A session's secret. */
  cookie: string
}

async function visiting<T>({ port, cookie }: Visit, work: (page: Page) => Promise<T>): Promise<T> {
  const server = await startBrowser()
  try {
    const browser = await chromium.connect(server.wsEndpoint())
    const url = `http://127.0.0.1:${port}`
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } })
    context.setDefaultTimeout(60_000)
    await context.addCookies([{ name: 'session', value: cookie, url }])
    return await work(await context.newPage())
  } finally {
    await server.close()
  }
}

/** Scrolls through the first hundred thousand rows of all tickets, `step` pixels with each frame. */
export const scrolled = (visit: Visit, step: number, wanted = rows, most = 900): Promise<Scrolled> =>
  visiting(visit, async (page) => {
    await page.goto('/desk?q=&sort=newest')
    await page
      .locator('tr[data-index]')
      .first()
      .getByText(/[A-Z]+-\d+/)
      .first()
      .waitFor()
    return page.evaluate(scroll, { wanted, step, most })
  })

interface ShownIn {
  /** The first, sent as soon as the page shows its record: it is still loading what stands around. */
  loading: number
  /** All others, the shortest first. */
  there: readonly number[]
}

/** From the moment at which somebody's change is sent to the one at which another one's page shows it, in milliseconds. */
export const shown = (visit: Visit, token: string, id: string, times: number): Promise<ShownIn> =>
  visiting(visit, async (page) => {
    const path = `/api/desk/tickets/${id}`
    const before = await call<{ key: string; title: string }>(visit.port, token, 'GET', path)
    await page.goto(`/desk/${before.key}`)
    await page.waitForFunction((wanted) => document.body.textContent?.includes(wanted), before.title)
    const took: number[] = []
    for (let n = 0; n < times; n++) {
      const title = `Shown elsewhere ${n} ${Date.now()}`
      const there = page.evaluate(
        (wanted) =>
          new Promise<number>((resolve) => {
            const look = () => {
              if (document.body.textContent?.includes(wanted))
                resolve(performance.timeOrigin + performance.now())
              else requestAnimationFrame(look)
            }
            look()
          }),
        title,
      )
      const sent = performance.timeOrigin + performance.now()
      await call(visit.port, token, 'PATCH', path, { title })
      took.push((await there) - sent)
    }
    const [loading = 0, ...there] = took
    return { loading, there: there.toSorted((a, b) => a - b) }
  })
