import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operated } from '#apps/operate/names'

const root = join(import.meta.dirname, '..')

// As documents write it: `./wheelhouse backup`.
test.for([...operated, 'verify', 'mcp', 'desk'])('./wheelhouse %s is there', (command) => {
  const { status, stdout, stderr } = spawnSync(join(root, 'wheelhouse'), [command, '--help'], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(new RegExp(`wheelhouse ${command}`))
})
