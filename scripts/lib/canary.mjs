import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './run.mjs'

/** One small program with every kind of fault that our checkers must find. */
const faults = `export const unused = 'nobody asks for this'
async function later(): Promise<number>   { return 1 }
later()
export const wrong: string = 1
`

/** A folder in which each checker must fail: one that passes here has gone blind, and its silence means nothing. */
export function makeCanary() {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-canary-'))
  for (const config of ['.oxfmtrc.json', '.oxlintrc.json'])
    copyFileSync(join(root, config), join(folder, config))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'src'))
  writeFileSync(join(folder, 'src/canary.ts'), faults)
  writeFileSync(
    join(folder, 'src/main.ts'),
    `import { wrong } from './canary.ts'\n\nprocess.exitCode = wrong.length\n`,
  )
  const tsconfig = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { incremental: false },
    include: ['src'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'canary', type: 'module' }))
  writeFileSync(join(folder, 'knip.json'), JSON.stringify({ entry: ['src/main.ts'], project: ['src/**'] }))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
