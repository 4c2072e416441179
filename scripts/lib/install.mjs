import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'
import { giveUp, say } from './say.mjs'

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** npm writes down what it installed only once it is done, so this is also false after an install that was cut short. */
function isInstalled() {
  const there = packagesOf('node_modules/.package-lock.json')
  if (!there) return false
  const wanted = Object.entries(packagesOf('package-lock.json') ?? {}).filter(([path]) => path !== '')
  return wanted.every(([path, { version, optional }]) =>
    path in there ? there[path].version === version : optional,
  )
}

/** Installs what package-lock.json names, unless it is there. Nothing that a package brings is run. */
export async function install() {
  if (isInstalled()) return
  say('Installing what is locked (about half a minute the first time)')
  // The Node that runs npm must not be the one in node_modules, which is about to be replaced.
  const { npm_execpath: npm, npm_node_execpath: runner } = process.env
  const [command, first] = npm && runner ? [runner, [npm]] : ['npm', []]
  const flags = [
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
  ]
  const { code, output } = await run(command, [...first, 'ci', ...flags])
  if (code !== 0) giveUp('The packages could not be installed: npm says above why.', output)
  say('Installed')
}
