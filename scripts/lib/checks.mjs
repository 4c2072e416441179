import { join } from 'node:path'
import { makeCanary } from './canary.mjs'
import { node } from './node.mjs'
import { root, run } from './run.mjs'

const bin = (name) => join(root, 'node_modules/.bin', name)

/** Each checker, how it is called, and what it must say of the canary. */
const checkers = [
  { name: 'format', args: [bin('oxfmt'), '--check'], bites: /canary\.ts/ },
  { name: 'dead code', args: [bin('knip'), '--no-progress'], bites: /unused.*canary\.ts/ },
  { name: 'types', args: [bin('tsc')], bites: /canary\.ts.*TS2322/ },
  { name: 'lint', args: [bin('oxlint'), '--type-aware', '--deny-warnings'], bites: /no-floating-promises/ },
]

async function check({ name, args, bites }, canary, report) {
  const began = Date.now()
  const [first, blind] = [await run(node(), args), await run(node(), args, { cwd: canary.folder })]
  const bit = blind.code !== 0 && bites.test(blind.output)
  const output = bit
    ? first.output
    : `${first.output}\nThe checker itself finds nothing where it must:\n${blind.output}`
  report({ name, passed: first.code === 0 && bit, output, seconds: (Date.now() - began) / 1000 })
}

/** Runs all checkers, two side by side, and reports each as it ends. */
export async function runChecks(report) {
  const canary = makeCanary()
  const waiting = checkers.toReversed()
  const lane = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await check(next, canary, report)
  }
  try {
    await Promise.all([lane(), lane()])
  } finally {
    canary.remove()
  }
}
