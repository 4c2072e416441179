import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { withKeys } from '#apps/key-flag'
import { mailHead } from '#facets/seal/by-mail'
import type { Patient } from '#kernel/doctor/check'
import { waitingChecks } from '#kernel/doctor/waiting'
import { newSecret } from '#kernel/ids'
import type { Finding } from '#kernel/seal/findings'
import { signerOf } from '#kernel/seal/head'
import { sealAndKeep } from '#kernel/seal/keeper'
import { verify } from '#kernel/seal/verify'
import { say } from '#lib/words'
import { alarmsOf } from '#modules/administration/alarms'
import { mailServer } from './mail-server.ts'
import { program } from './programs.ts'
import { syslogReceiver } from './receiver.ts'
import { sealedLog } from './sealed-log.ts'
import { world } from './world.ts'

// Whoever has the database, the secret and the file of heads can make another past of it, but not what others were sent.

const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-elsewhere-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const [post, plain, json] = [await mailServer(), await syslogReceiver(), await syslogReceiver({ json: true })]
const keeper = 'heads@auditors.example'
const log = await sealedLog()
const { db, url, happen, allSealed } = log
const { write } = await world(
  {
    mail: { url: post.url, from: 'Wheelhouse <it@halden.example>' },
    sealMail: keeper,
    timelineTo: `tcp://127.0.0.1:${plain.port}`,
  },
  log,
)
await world({ timelineTo: `tcp://127.0.0.1:${json.port}?format=json`, sealMail: keeper }, log)
const signer = signerOf(newSecret())
const file = at('heads')
const keep = () => allSealed(async () => sealAndKeep(db, { signer, file }))
const look = (path: string) => verify({ db, file: path, keys: new Set([signer.key]) })

class TakenBack extends Error {}

/** Numbers of events: of a first batch, of one of six that is tampered with, of one after it. */
let [first, changed, later]: [number[], number[], number[]] = [[], [], []]
/** Where what others have is kept: all mails in one file, and each receiver's log. */
const [mails, syslog, lines] = [at('mails.eml'), at('syslog'), at('siem.jsonl')]
const kept = [mails, syslog, lines]

const headsIn = (received: readonly string[]) => received.filter((one) => one.includes('WHEELHOUSE-HEAD-1'))

beforeAll(async () => {
  const begun = async () => (await db.selectFrom('forward_cursor').select('place').execute()).length
  await vi.waitFor(async () => expect(await begun()).toBe(2), { timeout: 20_000 })
  first = await happen(3)
  await keep()
  await write(undefined, mailHead)
  const mail = await post.mailTo(keeper)
  changed = await happen(6)
  await keep()
  later = await happen(4)
  await keep()
  await write(undefined, mailHead)
  const next = await post.mailTo(keeper, 2)
  const { n } = await db
    .selectFrom('seal_head')
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  await vi.waitFor(
    () => expect([plain, json].map(({ received }) => headsIn(received).length)).toEqual([n, n]),
    { timeout: 20_000 },
  )
  // As a mailbox shows them: the newest first.
  writeFileSync(mails, `${next.raw}\n${mail.raw}`)
  writeFileSync(syslog, plain.received.join('\n'))
  writeFileSync(lines, json.received.join('\n'))
}, 60_000)

/** What is found by a file after this was done to the database, which is then as it was. */
async function after(what: string, path: string): Promise<Finding[]> {
  let found: Finding[] = []
  const done = db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql.raw(what).execute(tx)
    found = (await verify({ db: tx, file: path, keys: new Set([signer.key]) })).findings
    throw new TakenBack()
  })
  await expect(done).rejects.toThrow(TakenBack)
  return found
}

test('a mail a day holds the newest head in plain words, and none comes while there is nothing new', async () => {
  const { raw } = await post.mailTo(keeper, 2)
  expect(raw).toMatch(/^Subject: Wheelhouse: signed head of \d+ events$/m)
  expect(raw).toContain('wheelhouse verify --seal-file FILE')
  expect(raw).toContain('Content-Transfer-Encoding: 7bit')
  const queued = () => db.selectFrom('mail').select('id').where('recipient', '=', keeper).execute()
  await write(undefined, mailHead)
  expect(await queued()).toHaveLength(2)
})

test('a head that is owed for two days is told as an alarm, and by the doctor', async () => {
  await happen(1)
  await keep()
  const told = async (what: string) => {
    let said: string[] = []
    const done = write(undefined, async (ctx) => {
      await sql.raw(what).execute(ctx.db)
      const outside = waitingChecks.find(({ name }) => name === 'outside')
      const found = (await outside?.find(ctx as unknown as Patient)) ?? []
      said = [...(await alarmsOf(ctx)), ...found].map(({ says }) => say(says, 'en'))
      throw new TakenBack()
    })
    await expect(done).rejects.toThrow(TakenBack)
    return said
  }
  const days = (n: number) => `
    update mail set sent_at = now() - interval '${n} days';
    update seal_head set at = now() - interval '${n} days' where size > (select left_size from seal_mail);
    update seal_mail set left_at = now() - interval '${n} days';`
  expect(await told(days(1))).toEqual([])
  const owed = Array(2).fill('No signed head has left by mail for two days or longer')
  expect(await told(days(3))).toEqual(owed)
  // One that failed has not left; the next day's goes instead.
  const given = `update seal_mail set size = 100, mail_id = (select min(id::text)::uuid from mail);`
  expect(await told(`${days(3)} ${given} update mail set state = 'failed'`)).toEqual(owed)
  expect(await told(`${days(3)} ${given}`)).toEqual([])
  await write(undefined, mailHead)
  await post.mailTo(keeper, 3)
  await vi.waitFor(async () => expect(await told(days(3))).toEqual([]))
})

test.each(kept)('an untouched history is whole against %s', async (path) => {
  const { findings, kept: goesTo, sealed } = await look(path)
  expect({ findings, behind: sealed - goesTo }).toEqual({ findings: [], behind: 1 })
})

test.each(kept)(
  'an event that was changed is named by %s, also with heads and their file set back',
  async (path) => {
    const [id = 0] = changed.slice(2)
    const back = `update event set granted = not granted where id = ${id};
    delete from seal_head where size > ${first.length}`
    const found = await after(back, path)
    expect(found).toContainEqual({ kind: 'edited', event: id, leaf: expect.any(Number) as number })
    const cut = await after(
      `delete from event where id > ${changed.at(-1)}; delete from seal_leaf where event_id > ${changed.at(-1)}`,
      path,
    )
    expect(cut.map(({ kind }) => kind)).toContain('set-back')
  },
)

test('where the secret was used, too, to make a whole new past, what others have names the few events it may be', async () => {
  const [id = 0] = changed.slice(2)
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql
      .raw(`update event set granted = not granted where id = ${id};
      truncate seal_leaf, seal_node, seal_head`)
      .execute(tx)
  })
  rmSync(file)
  await keep()
  // The house itself has nothing left to tell by.
  expect(existsSync(file) && (await look(file)).findings).toEqual([])
  for (const path of kept) {
    const rewritten = (await look(path)).findings.filter((one) => one.kind === 'rewritten')
    const [found] = rewritten
    expect(rewritten, path).toHaveLength(1)
    // By mail all that came between two of them; the receivers have every head.
    const [from, to] = path === mails ? [(first.at(-1) ?? 0) + 1, later.at(-1)] : [changed[0], changed.at(-1)]
    expect([found?.first, id, found?.last], path).toEqual([
      expect.toSatisfy((n: number) => n >= (from ?? 0) && n <= id),
      id,
      expect.toSatisfy((n: number) => n >= id && n <= (to ?? 0)),
    ])
  }
})

test('a key that begins with a dash is no flag', () => {
  expect(withKeys(['--key', '-a', '--json', '--key=b', '--key'])).toEqual([
    '--key=-a',
    '--json',
    '--key=b',
    '--key',
  ])
})

test('anybody with the key checks by the command alone, without the secret or a file of the house', async () => {
  const run = async (...flags: string[]) => {
    const { said, ended } = program(
      'src/apps/verify.ts',
      { DATABASE_URL: url, WHEELHOUSE_DATA: at('nowhere') },
      process.execPath,
      flags,
    )
    return { code: await ended, text: said() }
  }
  expect(await run('--seal-file', mails)).toMatchObject({ code: 2 })
  const { code, text } = await run('--seal-file', mails, '--key', signer.key)
  expect(code).toBe(1)
  expect(text).toMatch(
    /Places \d+ to \d+ \(events \d+ to \d+\): not what was signed, with every trace made to fit/,
  )
  writeFileSync(at('empty'), 'no head here\n')
  expect((await run('--seal-file', at('empty'), '--key', signer.key)).text).toContain(
    'No signed head of this history is found',
  )
})
