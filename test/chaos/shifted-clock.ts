// Loaded before a server that the crash test starts: its clock is off by what a file says.
import { readFileSync } from 'node:fs'

const file = process.env['CHAOS_CLOCK'] ?? ''
const off = { ms: 0 }
const lookEveryMs = 50

function look() {
  try {
    off.ms = Number(readFileSync(file, 'utf8'))
  } catch {
    // Being written just now, or never.
  }
}
look()
setInterval(look, lookEveryMs).unref()

const Real = Date
const now = () => Real.now() + off.ms
globalThis.Date = new Proxy(Real, {
  construct: (target, args: unknown[], made) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, made) as object,
  get: (target, name, self) => (name === 'now' ? now : (Reflect.get(target, name, self) as unknown)),
})
const instant = Temporal.Now.instant.bind(Temporal.Now)
Temporal.Now.instant = () => instant().add({ milliseconds: off.ms })
