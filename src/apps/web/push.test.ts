import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

const script = readFileSync(join(import.meta.dirname, 'public/push.js'), 'utf8')

/** The service worker in a browser of which only what it uses is there; it keeps what was shown and opened. */
function woken(open: boolean) {
  const heard = new Map<string, (event: object) => void>()
  const shown: unknown[] = []
  const opened: string[] = []
  const page = { focus: async () => page, navigate: async (url: string) => opened.push(`page ${url}`) }
  const self = {
    location: new URL('https://it.halden.example/push.js'),
    addEventListener: (name: string, call: (event: object) => void) => heard.set(name, call),
    skipWaiting: () => undefined,
    registration: { showNotification: async (title: string, how: object) => shown.push({ title, ...how }) },
    clients: {
      claim: async () => undefined,
      matchAll: async () => (open ? [page] : []),
      openWindow: async (url: string) => opened.push(url),
    },
  }
  runInNewContext(script, { self, URL })
  const wake = async (name: string, event: object) => {
    const waits: Promise<unknown>[] = []
    heard.get(name)?.({ ...event, waitUntil: (work: Promise<unknown>) => waits.push(work) })
    await Promise.all(waits)
  }
  const click = (to: string) =>
    wake('notificationclick', { notification: { close: () => undefined, data: { to } } })
  return { wake, click, shown, opened }
}

test('what is pushed is shown, and what comes of the same record takes its place', async () => {
  const { wake, shown } = woken(false)
  const pushed = { title: 'INC-7 Winch', body: 'Ana replied', to: '/go/INC-7', tag: 'x' }
  await wake('push', { data: { json: () => pushed } })
  await wake('push', { data: null })
  expect(shown).toMatchObject([
    { title: 'INC-7 Winch', body: 'Ana replied', tag: 'x', data: { to: '/go/INC-7' } },
    { title: 'Wheelhouse', data: { to: '/inbox' } },
  ])
})

test('it opens in the page that is there, else in a new one, and never elsewhere', async () => {
  const [here, nowhere] = [woken(true), woken(false)]
  await here.click('/go/INC-7')
  await nowhere.click('/go/INC-7')
  await nowhere.click('https://elsewhere.example/')
  await nowhere.click('//elsewhere.example/')
  expect([here.opened, nowhere.opened]).toEqual([
    ['page https://it.halden.example/go/INC-7'],
    ['https://it.halden.example/go/INC-7'],
  ])
})
