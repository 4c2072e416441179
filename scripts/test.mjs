// `npm test`: installs what is missing and runs every check and test; with arguments, only the tests that they name.
import { alone } from './lib/alone.mjs'
import { buildWeb } from './lib/build-web.mjs'
import { runChecks } from './lib/checks.mjs'
import { install } from './lib/install.mjs'
import { prepareMachine } from './lib/machine.mjs'
import { refuseOldNode } from './lib/node.mjs'
import { say } from './lib/say.mjs'
import { runTests } from './lib/vitest.mjs'

const shownLines = 80
const total = { passed: 0, failed: 0 }

function report({ name, passed, output, seconds }) {
  total[passed ? 'passed' : 'failed']++
  say(`${name}: ${passed ? 'passed' : 'FAILED'} (${seconds.toFixed(1)} s)`)
  if (!passed) console.log(output.trim().split('\n').slice(-shownLines).join('\n'))
}

refuseOldNode()
const named = process.argv.slice(2)
const start = Date.now()
const web = await alone(async () => {
  await install()
  return buildWeb()
})
report({ name: 'web app', ...web, seconds: (Date.now() - start) / 1000 })
const missing = await prepareMachine()
if (named.length === 0) await runChecks(report)

const began = Date.now()
const { passed, failed } = await runTests(named)
total.passed += passed
total.failed += failed
say(`tests: ${passed} passed, ${failed} failed (${((Date.now() - began) / 1000).toFixed(1)} s)`)

for (const { name, ...what } of missing) {
  console.log(`Left out ${what.for}: they need Debian's package ${name} (apt-get install ${name}).`)
  if (name.startsWith('chromium')) total.failed++
}
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
