import { expect, test } from 'vitest'
import { say } from '../words.ts'
import { deviceOf } from './device.ts'

const mozilla = 'Mozilla/5.0'
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  ['Chrome on Windows', `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/150.0.0.0 Safari/537.36`],
  [
    'Edge on Windows',
    `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0`,
  ],
  ['Opera on Linux', `${mozilla} (X11; Linux x86_64) ${webkit} Chrome/149.0.0.0 Safari/537.36 OPR/134.0.0.0`],
  ['Firefox on Linux', `${mozilla} (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0`],
  [
    'Safari on macOS',
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15`,
  ],
  [
    'Safari on iPhone',
    `${mozilla} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Chrome on iPad',
    `${mozilla} (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/150.0 Mobile/15E148 Safari/604.1`,
  ],
  [
    'Chrome on an Android phone',
    `${mozilla} (Linux; Android 10; K) ${webkit} Chrome/150.0.0.0 Mobile Safari/537.36`,
  ],
  ['Firefox on an Android phone', `${mozilla} (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0`],
  [
    'Samsung Internet on an Android tablet',
    `${mozilla} (Linux; Android 10; K) ${webkit} SamsungBrowser/30.0 Chrome/140.0.0.0 Safari/537.36`,
  ],
  ['Chrome on ChromeOS', `${mozilla} (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/150.0.0.0 Safari/537.36`],
  ['curl', 'curl/8.14.1'],
  ['Wheelhouse CLI', 'wheelhouse/0.1.0'],
  ['An unknown program', 'python-requests/2.32'],
  ['An unknown program', ''],
])('%s', (name, agent) => {
  expect(say(deviceOf(agent), 'en')).toBe(name)
})
