import { setTimeout as after } from 'node:timers/promises'
import { system } from '#kernel/actor'
import { reading } from '#kernel/context'
import { orphans } from '#kernel/doctor/orphans'
import { sentenceOf } from '#kernel/seal/findings'
import { signerOf } from '#kernel/seal/head'
import { verifyAsOfNow } from '#kernel/seal/verify'
import { say as spoken } from '#lib/words'
import { randomFrom } from '#lib/random'
import { type Blow, mend } from './blows.ts'
import { mailFindings, replyFindings, ticketFindings } from './findings.ts'
import { type House, until } from './house.ts'
import { type Load, loadOn } from './load.ts'

export interface Plan {
  rounds: number
  /** After so many rounds all is looked through; always after the last. */
  lookEvery: number
  seed: number
  blows: readonly Blow[]
  say: (line: string) => void
}

export interface Outcome {
  seed: number
  /** How often each blow was struck. */
  struck: Map<string, number>
  acknowledged: number
  unanswered: number
  tickets: number
  events: number
  mailsSent: number
  mailsUncertain: number
  /** The longest that both servers were not ready, after a blow. */
  slowestSeconds: number
  /** After each blow the longest that nobody's write was acknowledged, in seconds; blow → one of each round. */
  pauses: Map<string, number[]>
  findings: string[]
}

/** Mail waits a while so that it can be taken back: here it is due at once. All that waits is done before anybody looks. */
async function settled({ database: { pool } }: House) {
  await until(
    () => 'all is delivered and mailed',
    async () => {
      await pool.query(`update mail set not_before = now() where state = 'waiting' and not_before > now()`)
      const { rows } = await pool.query<{ n: number }>(`select (select count(*) from outbox)::int
      + (select count(*) from mail where state = 'waiting' or (state = 'sending' and sending_at > now() - interval '3 seconds'))::int as n`)
      return rows[0]?.n === 0
    },
  )
}

async function sealFindings({ database: { db }, secret, headFiles }: House): Promise<string[]> {
  const keys = new Set([signerOf(secret).key])
  const all: string[] = []
  for (const file of headFiles)
    all.push(
      ...(await verifyAsOfNow({ db, file, keys })).findings.map((one) => `${file}: ${sentenceOf(one)}`),
    )
  return all
}

/** What is uncertain is told to those who administer; here as if it had been for the minutes after which it is. */
async function unlisted({ database: { pool }, servers, adminToken }: House, uncertain: number) {
  await pool.query(`update mail set sending_at = now() - interval '6 minutes' where state = 'sending'`)
  const answer = await fetch(`${servers[0].address()}/api/identity/mail`, {
    headers: { authorization: `Bearer ${adminToken}` },
  })
  const { counts } = (await answer.json()) as { counts: { uncertain: number } }
  return counts.uncertain === uncertain
    ? []
    : [`${uncertain} mails are uncertain, and ${counts.uncertain} are listed`]
}

async function look(house: House, load: Load) {
  await settled(house)
  const { db, pool } = house.database
  const mail = await mailFindings(pool, house.mail)
  const patient = {
    ...reading({ db, actor: system }),
    pool,
    place: { data: '', backups: '' },
    schema: '',
    secrets: undefined,
  }
  const findings = [
    ...(await ticketFindings(pool, load.noted)),
    ...(await replyFindings(pool, load.noted)),
    ...mail.findings,
    ...(await unlisted(house, mail.uncertain)),
    ...(await orphans.find(patient)).map(({ says }) => spoken(says, 'en')),
    ...(await sealFindings(house)),
  ]
  return { findings, mail }
}

/** Strikes the house again and again while it is worked in, and says what was lost or broken. */
export async function chaos(house: House, plan: Plan): Promise<Outcome> {
  const { rounds, lookEvery, seed, say } = plan
  const random = randomFrom(seed)
  const load = loadOn(house, randomFrom(seed + 1))
  const struck = new Map<string, number>()
  const pauses = new Map<string, number[]>()
  const findings: string[] = []
  let [slowest, found] = [0, { findings, mail: { findings, sent: 0, uncertain: 0 } }]
  let shift = load.work()
  for (let round = 1; round <= rounds; round++) {
    await shift.gets(10)
    await after(random.below(1300))
    // Each kind once before any comes again.
    const blow = plan.blows[round - 1] ?? random.pick(plan.blows)
    struck.set(blow.name, (struck.get(blow.name) ?? 0) + 1)
    const began = performance.now()
    const pause = load.pause()
    await blow.strike(random)
    await mend(house)
    const seconds = (performance.now() - began) / 1000
    slowest = Math.max(slowest, seconds)
    await shift.gets(1)
    const paused = pause() / 1000
    pauses.set(blow.name, [...(pauses.get(blow.name) ?? []), paused])
    say(
      `round ${round}: ${blow.name}; both serve after ${seconds.toFixed(1)} s, ${paused.toFixed(1)} s without a write; ${load.acknowledged()} acknowledged`,
    )
    if (round % lookEvery !== 0 && round !== rounds) continue
    await shift.stop()
    found = await look(house, load)
    findings.push(...found.findings)
    say(
      `looked through: ${found.findings.length === 0 ? 'all is there' : found.findings.slice(0, 10).join('\n')}`,
    )
    if (round < rounds) shift = load.work()
  }
  const { rows } = await house.database.pool.query<{ n: number }>('select count(*)::int as n from event')
  return {
    seed,
    struck,
    acknowledged: load.acknowledged(),
    unanswered: load.unanswered(),
    tickets: load.noted.length,
    events: rows[0]?.n ?? 0,
    mailsSent: found.mail.sent,
    mailsUncertain: found.mail.uncertain,
    slowestSeconds: slowest,
    pauses,
    findings: [...new Set(findings)],
  }
}
