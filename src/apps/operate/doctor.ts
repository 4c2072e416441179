import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say as spoken } from '#lib/words'
import { system } from '#kernel/actor'
import { backupFolderOf } from '#kernel/config'
import { reading } from '#kernel/context'
import { openDb } from '#kernel/db'
import { type Ailment, allChecks, type Check, type Patient } from '#kernel/doctor/check'
import { visitDatabase } from '#kernel/open-database'
import { secretsIn } from '#kernel/secret'
import { compose } from '../compose.ts'
import type { Command } from './perform.ts'
import { w } from './words.ts'

interface Finding {
  check: string
  title: string
  grave: boolean
  says: string
  remedy: string
}

/** A check that breaks is a finding as well: what it would have looked at is not in order. */
async function found(check: Check, patient: Patient): Promise<readonly Ailment[]> {
  try {
    return await check.find(patient)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [{ grave: true, says: w.later('check-broke', { why }), remedy: w.later('check-broke-remedy') }]
  }
}

/** Asks every check in turn. */
export async function examine(patient: Patient): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of allChecks())
    for (const { grave, says, remedy } of await found(check, patient))
      findings.push({
        check: check.name,
        title: spoken(check.title, 'en'),
        grave,
        says: spoken(says, 'en'),
        remedy: spoken(remedy, 'en'),
      })
  return findings
}

function print(findings: readonly Finding[], say: (line: string) => void) {
  for (const { name, title } of allChecks()) {
    const own = findings.filter(({ check }) => check === name)
    const mark = own.some(({ grave }) => grave)
      ? w('mark-bad')
      : own.length > 0
        ? w('mark-look')
        : w('mark-good')
    say(`${mark}  ${spoken(title, 'en')}`)
    for (const { says, remedy } of own) say(`      ${says}.\n      → ${remedy}`)
  }
  const grave = findings.filter((one) => one.grave).length
  say(
    grave === 0 && findings.length === 0
      ? w('sound')
      : w('examined', { grave, rest: findings.length - grave }),
  )
}

export const doctor: Command = {
  help: w('help-doctor'),
  options: { backups: { type: 'string' }, json: { type: 'boolean' } },
  takes: 0,
  async run({ config, flags, say, tell, later }) {
    const url = await visitDatabase(config, tell, later)
    const { db, pool, close } = openDb({ url, max: 2 })
    later(close)
    compose()
    const findings = await examine({
      ...reading({ db, actor: system }),
      pool,
      place: {
        data: config.data,
        backups: flags['backups'] ?? backupFolderOf(config),
      },
      secrets: secretsIn(config),
      schema: readFileSync(join(import.meta.dirname, '../../../docs/schema.sql'), 'utf8'),
    })
    if (flags['json'] === 'yes') say(JSON.stringify(findings))
    else print(findings, say)
    return findings.every(({ grave }) => !grave)
  },
}
