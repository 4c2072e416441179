import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { node } from './node.mjs'
import { root, run } from './run.mjs'
import { say } from './say.mjs'

const stamp = join(root, '.cache/web-build')
const page = join(root, 'dist/web/index.html')

/** Server code, tests and generated types cannot change what the browser gets. */
const elsewhere =
  /^src\/(kernel|flows|apps\/(?!web))|\.(test|journey)\.tsx?$|\.gen\.ts$|\.sql$|\/migrations\//

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : [path]
  })
}

function hashOfSources() {
  const hash = createHash('sha256')
  const others = ['vite.config.ts', 'package-lock.json'].map((name) => join(root, name))
  const paths = [...files(join(root, 'src')), ...others].map((path) => relative(root, path))
  paths.sort((a, b) => (a < b ? -1 : 1))
  for (const path of paths)
    if (!elsewhere.test(path)) hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

/** Builds the web app if its sources changed since the last time, and gives back whether there is one now. */
export async function buildWeb() {
  const wanted = hashOfSources()
  if (existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)
    return { passed: true, output: '' }
  say('Building the web app')
  const { code, output } = await run(node(), [join(root, 'node_modules/vite/bin/vite.js'), 'build'])
  if (code !== 0) return { passed: false, output }
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stamp, wanted)
  return { passed: true, output }
}
