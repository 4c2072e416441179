import type { Sentence } from '../words.ts'
import { w } from './words.ts'

// The first that fits: every browser also claims to be an older one.
const browsers = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
  ['curl', /^curl\//],
  ['Wheelhouse CLI', /^wheelhouse\b/i],
] as const
const systems = [
  ['an Android phone', /\bAndroid\b.*\bMobile\b/],
  ['an Android tablet', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const

const firstFit = (all: readonly (readonly [string, RegExp])[], agent: string) =>
  all.find(([, pattern]) => pattern.test(agent))?.[0]

/** What a browser says of itself, in words that a person knows their device by. */
export function deviceOf(agent: string): Sentence {
  const browser = firstFit(browsers, agent)
  const system = firstFit(systems, agent)
  if (browser !== undefined && system !== undefined) return w.later('on', { browser, system })
  const only = browser ?? system
  return only === undefined ? w.later('unknown') : w.later('is', { name: only })
}
