import { moneySaid } from '#lib/money/money'
import type { Sentence } from '#lib/words'
import type { Finding, Matched } from './engine/match.ts'
import { isPassing } from './engine/match.ts'
import { w } from './words.ts'

interface Said {
  readonly title: string
  readonly currency: string
  readonly language: string
}

/** What was found of one line of an invoice, as a sentence. */
function findingSaid(finding: Finding, { title, currency, language }: Said): Sentence {
  const money = (minor: number) => moneySaid({ minor, currency }, language)
  switch (finding.is) {
    case 'right':
      return w.later('found.right', { title })
    case 'cheaper':
      return w.later('found.cheaper', { title, by: money(finding.by) })
    case 'within':
      return w.later('found.within', { title, by: money(finding.by) })
    case 'dearer':
      return w.later('found.dearer', {
        title,
        by: money(finding.by),
        expected: money(finding.expected),
        net: money(finding.net),
      })
    case 'not-ordered':
      return w.later('found.not-ordered', { title, n: finding.billed, ordered: finding.ordered })
    case 'not-received':
      return w.later('found.not-received', { title, n: finding.billed, received: finding.received })
    case 'not-billed':
      return w.later('found.not-billed', { title })
  }
}

/** All that was found of an invoice, a sentence a line, the tax last where it is wrong. */
export function findingsSaid(
  { lines, tax }: Matched,
  titles: ReadonlyMap<string, string>,
  { currency, language }: Pick<Said, 'currency' | 'language'>,
): { passes: boolean; why: Sentence }[] {
  const said = lines.map(({ line_id, finding }) => ({
    passes: isPassing(finding),
    why: findingSaid(finding, { title: titles.get(line_id) ?? '', currency, language }),
  }))
  if (tax.right) return said
  const money = (minor: number) => moneySaid({ minor, currency }, language)
  return [
    ...said,
    {
      passes: false,
      why: w.later('found.tax', { said: money(tax.said), expected: money(tax.expected) }),
    },
  ]
}
