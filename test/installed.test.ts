import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

// What an operator installs for keeps: read as its own program would, as far as that is here.

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')

/** Each instruction on one line, without comments. */
const instructions = read('Dockerfile')
  .replaceAll(/^\s*#.*$/gm, '')
  .replaceAll(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
    return { word, rest }
  })
const allOf = (wanted: string) => instructions.filter(({ word }) => word === wanted).map(({ rest }) => rest)

test('the image comes from a named version, runs as nobody’s root, and holds no secret', () => {
  expect(instructions[0]?.word).toBe('FROM')
  expect(allOf('FROM').filter((from) => !/:[\w.-]*\d/.test(from) || from.endsWith(':latest'))).toEqual([])
  expect(allOf('USER').at(-1)).toBe('wheelhouse')
  expect(instructions.filter(({ word }) => word === 'ADD' || word === '')).toEqual([])
  expect(allOf('ENV').filter((env) => /secret|password|token|_url=/i.test(env))).toEqual([])
  for (const word of ['ENTRYPOINT', 'VOLUME']) expect(allOf(word)[0]).toMatch(/^\["/)
  expect(allOf('HEALTHCHECK')[0]).toContain('/readyz')
  expect(
    allOf('RUN').filter((run) =>
      /\bsudo\b|apt-get install(?!.*--no-install-recommends)|curl .*\| *sh/.test(run),
    ),
  ).toEqual([])
  expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.git', 'node_modules', 'data']))
})

test('the program that it starts is there', () => {
  const [entry = ''] = allOf('ENTRYPOINT')
  const [, file = ''] = JSON.parse(entry) as string[]
  expect(existsSync(join(root, file))).toBe(true)
  const [, unit = ''] =
    /^ExecStart=\S+ \/opt\/wheelhouse\/(\S+)/m.exec(read('deploy/wheelhouse.service')) ?? []
  expect(existsSync(join(root, unit))).toBe(true)
})

test('the compose file gives away no port to the network and no right that is not needed', () => {
  const text = read('compose.yaml')
  expect([...text.matchAll(/^ {6}- ["']?([^"'\n]*:8700)["']?$/gm)].map(([, port]) => port)).toEqual([
    '127.0.0.1:8700:8700',
  ])
  for (const line of ['read_only: true', '- ALL', '- no-new-privileges:true', 'max-size: 10m'])
    expect(text).toContain(line)
  expect(text).not.toMatch(/privileged: true|network_mode: host|docker\.sock/)
  expect(text).not.toContain('\t')
})

describe.runIf(existsSync('/usr/bin/systemd-analyze'))('systemd', () => {
  /** The unit as it would be on this machine: with a program, a user and a folder that are here. */
  function unitHere() {
    const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-unit-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'wheelhouse.service')
    const text = read('deploy/wheelhouse.service')
      .replace('/usr/bin/node', process.execPath)
      .replaceAll(/^(User|Group)=wheelhouse$/gm, '$1=nobody')
      .replace('Group=nobody', 'Group=nogroup')
      .replaceAll('/opt/wheelhouse', root)
    writeFileSync(file, text)
    return file
  }
  const analyze = (...args: string[]) =>
    spawnSync('systemd-analyze', args, {
      encoding: 'utf8',
      env: { ...process.env, SYSTEMD_LOG_LEVEL: 'warning' },
    })

  test('takes the unit without a word', () => {
    const { status, stderr } = analyze('verify', '--man=no', unitHere())
    expect([status, stderr.split('\n').filter((line) => line.includes('wheelhouse'))]).toEqual([0, []])
  })

  test('finds little that it leaves open', () => {
    const { stdout } = analyze('security', '--offline=true', '--no-pager', unitHere())
    const [, exposure = '10'] = /Overall exposure level[^\d]*([\d.]+)/.exec(stdout) ?? []
    expect(Number(exposure), stdout).toBeLessThan(3)
  })
})
