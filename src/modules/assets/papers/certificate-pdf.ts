import type { Type } from '#lib/paper'
import { dayDated } from '#lib/time/relative'
import { say, type Sentence } from '#lib/words'
import { openPaper } from '#kernel/pdf/paper'
import type { WipeView } from '../wipes/schemas.ts'
import { w } from '../words.ts'
import { type Flow, flowOn } from '#kernel/pdf/flow'
import { momentSaid } from './protocol-pdf.ts'

interface Disposed {
  readonly organisation: string
  readonly key: string
  readonly name: string
  readonly type: string
  readonly manufacturer: string
  readonly model: string
  readonly tag: string
  readonly serial: string
  readonly status: string
  readonly left: { readonly at: string; readonly by: string } | null
  readonly wipes: readonly WipeView[]
  readonly by: string
}

interface Reader {
  readonly language: string
  readonly zone: string
  readonly now: string
}

const quiet: Type = { size: 8.5, grey: 0.35 }
const plain: Type = { size: 9 }

/** The certificate of disposal: which thing it was, how its data was wiped, when it left, and room to sign. */
export async function certificateAsPdf(
  asset: Disposed,
  reader: Reader,
): Promise<{ body: Buffer; name: string }> {
  const { language } = reader
  const t = (sentence: Sentence) => say(sentence, language)
  const title = t(w.later('certificate'))
  const name = `${title} ${asset.tag || asset.key}`
  const paper = await openPaper({ title: name, language, made: reader.now })
  const flow = flowOn(paper)
  flow.words(asset.organisation, quiet, 1)
  flow.words(title, { size: 16, weight: 'bold' }, 4)
  facts(flow, [
    [t(w.later('name')), asset.name],
    [t(w.later('type')), asset.type],
    [t(w.later('model')), `${asset.manufacturer} ${asset.model}`.trim()],
    [t(w.later('tag')), asset.tag || asset.key],
    [t(w.later('serial')), asset.serial],
    [t(w.later('status')), asset.status],
    [t(w.later('certificate.left')), asset.left ? momentSaid(asset.left.at, reader) : ''],
    [t(w.later('certificate.left-by')), asset.left?.by ?? ''],
  ])
  for (const wipe of asset.wipes) {
    flow.gap(4)
    flow.keep(40)
    flow.words(t(w.later(`wiped.${wipe.method}`)), { size: 11, weight: 'bold' }, 1)
    flow.words(t(w.later(`certificate.means.${wipe.method}`)), quiet, 2)
    facts(flow, [
      [t(w.later('certificate.how')), wipe.technique],
      [t(w.later('paper.at')), dayDated(wipe.done_on, language)],
      [t(w.later('certificate.by')), wipe.done_by],
      [t(w.later('certificate.checked')), wipe.verified_by],
      [t(w.later('certificate.evidence')), wipe.evidence],
      [t(w.later('paper.note')), wipe.note],
    ])
  }
  flow.gap(26)
  flow.rule(0.4)
  flow.words(t(w.later('certificate.sign')), quiet)
  const made = t(w.later('certificate.made', { by: asset.by, at: momentSaid(reader.now, reader) }))
  const body = await flow.end((n, all) => `${made} · ${t(w.later('paper.page', { n, all }))}`)
  return { body, name }
}

/** What is known, line by line; what is not is left out. */
function facts(flow: Flow, lines: readonly (readonly [string, string])[]) {
  for (const [head, text] of lines)
    if (text !== '')
      flow.row([
        { text: head, width: 46, type: quiet },
        { text, width: flow.width - 46, type: plain },
      ])
}
