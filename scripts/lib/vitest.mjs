import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { node } from './node.mjs'
import { root, run } from './run.mjs'
import { say } from './say.mjs'

const longestMs = 25 * 60_000

/** A file that could not even be loaded has no tests to count, and is one that failed. */
function count({ numPassedTests, numFailedTests, testResults }) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  )
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
}

const shown = 15

/** The files that took longest, with seconds: where a run that grows is looked at first. */
const slowest = ({ testResults }) =>
  testResults
    .map(({ name, startTime, endTime }) => ({
      name: relative(root, name),
      seconds: (endTime - startTime) / 1000,
    }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, shown)
    .map(({ name, seconds }) => `${seconds.toFixed(0)} s ${name}`)

/** Runs the tests, all or those that the arguments name, and counts them. */
export async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-results-'))
  const file = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(
    node(),
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...args],
    {
      live: true,
      timeout: longestMs,
    },
  )
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'))
    if (args.length === 0) say(`took longest: ${slowest(results).join(', ')}`)
    const counted = count(results)
    // What fails outside of any test (a set-up, an error nobody awaited) fails the run.
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
