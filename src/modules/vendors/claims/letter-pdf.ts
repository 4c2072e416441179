import { moneyOf, moneySaid } from '#lib/money/money'
import type { Type } from '#lib/paper'
import { dayDated } from '#lib/time/relative'
import { say, type Sentence } from '#lib/words'
import { type Cell, type Flow, flowOn } from '#kernel/pdf/flow'
import { openPaper } from '#kernel/pdf/paper'
import { todayOf } from '#kernel/today'
import { lateSaid, lineSaid, ruleSaid, whenSaid } from './line-words.ts'
import type { ClaimLine, ClaimView } from './schemas.ts'
import { w } from './words.ts'

export interface Letter {
  readonly claim: ClaimView
  /** The organisation that claims, and who signs for it. */
  readonly from: string
  readonly signs: string
  /** What the vendor calls the contract, and us. */
  readonly number: string
  readonly account_no: string
}

interface Reader {
  readonly language: string
  readonly zone: string
  readonly now: string
}

const plain: Type = { size: 10 }
const small: Type = { size: 8.5 }
const quiet: Type = { size: 8, grey: 0.35 }
const strong: Type = { size: 8.5, weight: 'bold' }

interface Writer extends Reader {
  readonly flow: Flow
  readonly t: (sentence: Sentence | string) => string
  readonly money: (text: string) => string
  readonly day: (iso: string) => string
  /** The day that it is there. */
  readonly today: string
}

/** A claim as a letter of A4, its lines as an annex that begins under it; what is left out is not in it. */
export async function letterAsPdf(letter: Letter, reader: Reader): Promise<{ body: Buffer; name: string }> {
  const { language } = reader
  const t = (sentence: Sentence | string) =>
    typeof sentence === 'string' ? sentence : say(sentence, language)
  const name = `${t(w.later('claim'))} ${letter.claim.key}`
  const paper = await openPaper({ title: name, language, made: reader.now })
  const writer: Writer = {
    ...reader,
    flow: flowOn(paper),
    today: todayOf({ now: reader.now, actor: reader }),
    t,
    money: (text) => moneySaid(moneyOf(text), language),
    day: (iso) => dayDated(iso, language),
  }
  words(letter, writer)
  annex(letter.claim, writer)
  const body = await writer.flow.end(
    (n, all) => `${letter.claim.key} · ${t(w.later('letter.page', { n, all }))}`,
  )
  return { body, name }
}

function words({ claim, from, signs, number, account_no }: Letter, writer: Writer) {
  const { flow, t, money, day, today } = writer
  const { total, cap, contract, vendor, from_on, until_on, claim_by } = claim
  flow.words(from, quiet, 10)
  flow.words(vendor.name, plain, 12)
  const dated = claim.claimed_on ?? today
  flow.words(day(dated), plain, 6)
  flow.words(t(w.later('letter.subject', { contract: contract.name })), { size: 13, weight: 'bold' }, 3)
  const facts: [Sentence, string][] = [
    [w.later('letter.ours'), claim.key],
    [w.later('letter.contract-no'), number],
    [w.later('letter.account-no'), account_no],
    [w.later('letter.period'), `${day(from_on)} – ${day(until_on)}`],
  ]
  for (const [head, text] of facts)
    if (text !== '')
      flow.row([
        { text: t(head), width: 45, type: quiet },
        { text, width: flow.width - 45, type: small },
      ])
  flow.gap(5)
  const lines = counting(claim)
  flow.words(t(w.later('letter.open')), plain, 3)
  flow.words(t(w.later('letter.what', { n: lines.length })), plain, 3)
  flow.words(
    t(
      cap !== null && claim.sum !== total
        ? w.later('letter.claim-capped', { total: money(total), sum: money(claim.sum) })
        : w.later('letter.claim', { total: money(total) }),
    ),
    plain,
    3,
  )
  if (claim_by !== null && dated <= claim_by)
    flow.words(t(w.later('letter.in-time', { day: day(claim_by) })), plain, 3)
  flow.words(t(w.later('letter.credit')), plain, 10)
  flow.words(t(w.later('letter.close')), plain, 12)
  flow.words(signs, plain, 0)
  flow.words(from, quiet, 12)
}

const counting = ({ lines }: ClaimView) =>
  lines.filter(({ left_out, unpriced }) => left_out === null && unpriced === null)

function annex(claim: ClaimView, writer: Writer) {
  const { flow, t, money } = writer
  flow.keep(40)
  flow.words(t(w.later('letter.annex')), { size: 11, weight: 'bold' }, 3)
  const heads = ['line', 'promised', 'kept', 'late', 'amount'] as const
  const cells = (texts: readonly string[], type: Type, under = ''): Cell[] => {
    const narrow = [30, 30, 26, 28]
    const widths = [flow.width - narrow.reduce((sum, one) => sum + one, 0), ...narrow]
    return widths.map((width, n) => ({ text: texts[n] ?? '', width, type, ...(n === 0 && { under }) }))
  }
  flow.row(
    cells(
      heads.map((head) => t(w.later(`letter.${head}`))),
      quiet,
    ),
  )
  flow.rule(0.4)
  for (const line of counting(claim)) flow.row(cells(textsOf(line, writer), small, underOf(line, writer)))
  flow.rule()
  const sums: [Sentence, string | null][] = [
    [w.later('letter.sum'), claim.sum],
    [w.later('letter.cap'), claim.cap],
    [w.later('letter.total'), claim.total],
  ]
  for (const [head, text] of sums)
    if (text !== null) flow.row(cells([t(head), '', '', '', money(text)], strong))
}

function textsOf(line: ClaimLine, { t, money, ...reader }: Writer): string[] {
  const when = (iso: string | null) => (iso === null ? '' : whenSaid(iso, reader))
  const late = line.rule === null || line.share !== null ? '' : t(lateSaid(line.rule, line.late))
  return [t(lineSaid(line)), when(line.promised), when(line.kept), late, money(line.amount)]
}

function underOf({ rule }: ClaimLine, { t, language }: Writer): string {
  if (rule === null) return ''
  return [rule.clause, t(ruleSaid(rule, language))].filter((part) => part !== '').join(': ')
}
