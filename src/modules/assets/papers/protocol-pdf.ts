import { type Point, type Type } from '#lib/paper'
import { dayDated } from '#lib/time/relative'
import { say, type Sentence } from '#lib/words'
import { openPaper, type Paper } from '#kernel/pdf/paper'
import { field, type Content, type Item, type ProtocolView, type Strokes } from '../protocols/schemas.ts'
import { w } from '../words.ts'
import { type Cell, type Flow, flowOn } from '#kernel/pdf/flow'

interface Reader {
  readonly language: string
  readonly zone: string
  readonly now: string
}

const plain: Type = { size: 8.5 }
const quiet: Type = { size: 8, grey: 0.35 }
const strong: Type = { size: 8.5, weight: 'bold' }

/** A moment as a paper says it: day, time and zone. */
export function momentSaid(iso: string, { language, zone }: Pick<Reader, 'language' | 'zone'>): string {
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(zone)
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${dayDated(at.toPlainDate().toString(), language)}, ${time} (${zone})`
}

/** A protocol as an A4 paper, signed or not; about 25 things fit on one page with the signature. */
export async function protocolAsPdf(
  view: ProtocolView,
  reader: Reader,
): Promise<{ body: Buffer; name: string }> {
  const { language } = reader
  const t = (sentence: Sentence) => say(sentence, language)
  const { content } = view
  const title = t(w.later(`paper.${view.kind}`))
  const name = content ? `${title} ${content.person.name}` : title
  const paper = await openPaper({ title: name, language, made: reader.now })
  const flow = flowOn(paper)
  if (content) {
    heading(flow, content, title, reader)
    things(flow, content, t)
    if (content.note !== '') flow.words(content.note, plain, 3)
    terms(flow, content, t)
  }
  signature(flow, paper, view, reader)
  const hash = t(w.later('paper.hash', { hash: view.hash }))
  const body = await flow.end((n, all) => `${hash} · ${t(w.later('paper.page', { n, all }))}`)
  return { body, name }
}

function heading(flow: Flow, { organisation, person, by, at, kind }: Content, title: string, reader: Reader) {
  const t = (sentence: Sentence) => say(sentence, reader.language)
  flow.words(organisation, quiet, 1)
  flow.words(title, { size: 16, weight: 'bold' }, 3)
  const facts: [Sentence, string][] = [
    [w.later('paper.person'), `${person.name} (${person.key})`],
    [w.later(kind === 'return' ? 'paper.by.return' : 'paper.by'), by.name],
    [w.later('paper.at'), momentSaid(at, reader)],
  ]
  for (const [head, text] of facts)
    flow.row([
      { text: t(head), width: 38, type: quiet },
      { text, width: flow.width - 38, type: plain },
    ])
  flow.gap(3)
}

function things(flow: Flow, { items, kind }: Content, t: (sentence: Sentence) => string) {
  const isReturn = kind === 'return'
  const rest = flow.width - 10 - 28 - 28 - 36 - (isReturn ? 26 : 0)
  const cells = (
    [count, what, name, tag, serial, outcome]: readonly [string, string, string, string, string, string],
    type: Type,
    under = '',
  ): Cell[] => [
    { text: count, width: 10, type },
    { text: what, width: 28, type },
    { text: name, width: rest, type, under },
    { text: tag, width: 28, type },
    { text: serial, width: 36, type },
    ...(isReturn ? [{ text: outcome, width: 26, type }] : []),
  ]
  const heads = ['count', 'what', 'name', 'tag', 'serial', 'outcome'] as const
  const [a, b, c, d, e, f] = heads.map((head) => t(w.later(`paper.${head}`)))
  flow.row(cells([a ?? '', b ?? '', c ?? '', d ?? '', e ?? '', f ?? ''], quiet))
  flow.rule(0.4)
  const rowOf = ({ quantity, what, name, tag, serial, outcome, note }: Item) =>
    cells(
      [String(quantity), what, name, tag, serial, t(w.later(`paper.${outcome}`))],
      outcome === 'missing' ? strong : plain,
      note,
    )
  for (const item of items) flow.row(rowOf(item))
  flow.rule()
  flow.gap(2)
}

function terms(flow: Flow, content: Content, t: (sentence: Sentence) => string) {
  if (!content.terms) return
  flow.words(t(w.later('paper.terms', { version: content.terms.version })), strong, 1)
  flow.words(content.terms.text, { size: 7.5 }, 3)
}

function signature(flow: Flow, paper: Paper, view: ProtocolView, reader: Reader) {
  const t = (sentence: Sentence) => say(sentence, reader.language)
  const { kind, content, state, signed_at, signed_by, signed_name, strokes, way } = view
  const [wide, high] = [70, 21]
  flow.keep(high + 16)
  flow.words(t(w.later(`paper.says.${kind}`, { terms: content?.terms ? 'yes' : 'no' })), plain, 2)
  flow.block(high + 2, (y) => {
    const box = { x: flow.left, y, width: wide, height: high }
    if (strokes) drawStrokes(paper, strokes, box)
    else if (signed_name) paper.text({ x: box.x, y: y + high - 9 }, signed_name, { size: 15 }, wide)
    paper.stroke(
      [
        { x: box.x, y: y + high },
        { x: box.x + wide, y: y + high },
      ],
      0.25,
    )
  })
  if (state === 'signed' && signed_at !== null) {
    const said = { name: signed_name ?? '', by: signed_by ?? '', at: momentSaid(signed_at, reader) }
    flow.words(t(w.later(way === 'own' ? 'paper.signed.own' : 'paper.signed.here', said)), quiet)
  } else flow.words(t(w.later(state === 'withdrawn' ? 'paper.withdrawn' : 'paper.unsigned')), quiet)
}

interface Frame extends Point {
  width: number
  height: number
}

/** The lines as they were drawn, on the field that they were drawn on. */
function drawStrokes(paper: Paper, strokes: Strokes, { x, y, width, height }: Frame) {
  const scale = Math.min(width / field.width, height / field.height)
  for (const stroke of strokes)
    paper.stroke(
      stroke.map(([right, down]) => ({ x: x + right * scale, y: y + down * scale })),
      0.45,
    )
}
