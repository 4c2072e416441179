import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs' // prettier-ignore
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { reportOf } from '#test/agents'
import { world } from '#test/world'
import { laneFrom } from './inbox.ts'

const house = await world()
const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-inbox-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Written a while ago. */
function lay(name: string, text: string) {
  writeFileSync(join(folder, name), text)
  utimesSync(join(folder, name), new Date('2026-01-01'), new Date('2026-01-01'))
}
const there = (name = '') => readdirSync(join(folder, name)).sort()

test('reports that lie in a folder are taken in; what is none is laid aside with the reason', async () => {
  mkdirSync(join(folder, 'a folder.xml'))
  lay(
    'pc-1.ocs',
    reportOf({
      device: 'pc-1',
      serial: 'INBOX1',
      name: 'pc-1',
      model: 'M'.repeat(500),
      softwares: [['vim', '9']],
    }),
  )
  lay('letter.xml', 'Dear all')
  lay('notes.txt', 'no report')
  symlinkSync('/etc/passwd', join(folder, 'link.xml'))
  writeFileSync(join(folder, 'still-written.xml'), '<?xml')
  const lane = laneFrom(house.db, () => folder)
  expect([await lane.step(), await lane.step(), await lane.step()]).toEqual([true, true, false])
  expect(there()).toEqual([
    '.taking', 'a folder.xml', 'link.xml', 'not-taken', 'notes.txt', 'still-written.xml', 'taken',
  ]) // prettier-ignore
  expect([there('taken'), there('not-taken')]).toEqual([['pc-1.ocs'], ['letter.xml', 'letter.xml.txt']])
  expect(readFileSync(join(folder, 'not-taken', 'letter.xml.txt'), 'utf8')).toMatch(/^\w.*\n$/)
  const tess = await house.someone('Tess', ['technician'])
  const { items } = await house.must<{ items: { device: string; state: string }[] }>(
    tess,
    'GET',
    '/api/agents',
  )
  expect(items).toMatchObject([{ device: 'pc-1', state: 'matched' }])
})
