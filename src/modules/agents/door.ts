import { say } from '#lib/words'
import type { Db } from '#kernel/db'
import type { Knock, RawAnswer, RawDoor } from '#kernel/raw-door'
import { valueOf } from '#kernel/settings'
import type { Why } from './contract.ts'
import { type Answered, contacted, contactFirst, refusedWith, sendIt, taken } from './engine/answer.ts'
import { uuidOf } from './engine/keys.ts'
import type { Report } from './report.ts'
import { hoursOf } from './engine/spread.ts'
import { Unfit } from './engine/unfit.ts'
import { note } from './log.ts'
import { paths } from './paths.ts'
import { open } from './settings.ts'
import { take } from './take.ts'
import { secretIn, type Token, tokenOf } from './entrance.ts'
import { inTurn } from './turns.ts'
import { w } from './words.ts'

const statuses: Partial<Record<Why, number>> = {
  'too-large': 413,
  'too-large-unpacked': 413,
  bomb: 413,
  'not-offered': 501,
  busy: 503,
  'not-wanted': 403,
  'not-private': 403,
  'bad-token': 401,
  'other-device': 403,
  'own-token': 403,
}
/** The older agents heed no other wording than this. */
const challenge = { 'www-authenticate': 'Basic realm="Wheelhouse"' }
const sentenceOf = (why: Why) => say(w.later(`why-${why}`), 'en')

const ok = ({ type, body }: Answered): RawAnswer => ({ status: 200, type, body })
const refused = (why: Why, language: 'xml' | 'json'): RawAnswer => ({
  status: statuses[why] ?? 400,
  ...refusedWith(language, sentenceOf(why)),
  ...(why === 'bad-token' && { headers: challenge }),
})

const ipOf = ({ request }: Knock) => request.ip ?? ''
const bytesOf = ({ header }: Knock) => Number(header('content-length')) || 0

/** Whom it lets in: whoever shows a certificate that is known or brings a token, and others where the organisation wants that. */
async function entered(db: Db, knock: Knock): Promise<{ token?: Token } | RawAnswer> {
  const { certificate } = knock
  const shown = certificate === undefined ? undefined : await tokenOf(db, { certificate }, ipOf(knock))
  if (shown) return { token: shown }
  const secret = secretIn(knock.header('authorization'))
  if (secret !== undefined) {
    const token = await tokenOf(db, { secret }, ipOf(knock))
    if (token) return { token }
    await note(db, { device: '', ip: ipOf(knock), outcome: 'refused', why: 'bad-token', bytes: 0, ms: 0 })
    return refused('bad-token', 'xml')
  }
  if (await valueOf({ db }, open)) return {}
  // Agents show their token only once they are asked for it: this is no refusal to be written down.
  return { status: 401, ...refusedWith('xml', say(w.later('need-token'), 'en')), headers: challenge }
}

/** What is said before an inventory comes; undefined where it is one, or nothing that we know. */
function greeting({ query, device, language }: Report, ownId: string): Answered | undefined {
  const hours = hoursOf(device)
  if (query === 'prolog' || query === 'getparams')
    return ownId === '' || language === 'json' ? sendIt(hours) : contactFirst()
  return query === 'contact' ? contacted(hours, '1') : undefined
}

/** Of a body that cannot be read it is not known what it was meant to be; its type says as much as there is. */
const languageOf = (knock: Knock) => (knock.header('content-type').includes('json') ? 'json' : 'xml')

async function reported(db: Db, knock: Knock, by: { token?: Token }): Promise<RawAnswer> {
  const ownId = uuidOf(knock.header('glpi-agent-id'))
  const body = knock.body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
  const came = { ip: ipOf(knock), bytes: bytesOf(knock), ownId, ...by, request: knock.request }
  try {
    const answer = await take(db, body, came, (report) => greeting(report, ownId))
    if ('instead' in answer) return ok(answer.instead)
    const { report, taken: result } = answer
    if ('refused' in result) return refused(result.refused, report.language)
    return ok(taken(report.language, hoursOf(report.device)))
  } catch (error) {
    if (error instanceof Unfit) return refused(error.why, languageOf(knock))
    throw error
  }
}

const plain = (status: number, body: string): RawAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body,
})

/** Where FusionInventory and GLPI agents report. */
export const agentDoor: RawDoor = {
  paths,
  summary: 'Agents report what is on devices (FusionInventory and GLPI protocol), with a token of theirs',
  async answer(db, knock) {
    const isConfig = knock.method === 'GET' && knock.query.get('action') === 'getConfig'
    if (knock.method === 'GET' && !isConfig) return plain(400, say(w.later('agents-only'), 'en'))
    const by = await entered(db, knock)
    if ('status' in by) return by
    if (isConfig) return { status: 200, type: 'application/json', body: '{"schedule":[]}' }
    return inTurn(ipOf(knock), () => reported(db, knock, by))
  },
}
