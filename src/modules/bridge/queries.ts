import { say, type Sentence } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import type { Panel } from '#facets/home/contract'
import { type Finding, heard, homePanels } from '#facets/home/panels'

/** Everything that the rooms have to tell this reader today, each panel in the order its room asked for. */
export async function showBridge(ctx: Read) {
  const { actor } = ctx
  const open = homePanels().filter(({ can }) => can === undefined || may(actor, can))
  const found = await Promise.all(
    open.map(async ({ name, find }) => ({ name, finding: await heard(name, () => find(ctx)) })),
  )
  return {
    computed_at: ctx.now,
    panels: calmLast(found).flatMap(({ name, finding }) =>
      finding ? [spoken(name, finding, actor.language)] : [],
    ),
  }
}

/** What asks nothing of the reader comes after what does. */
const calmLast = <T extends { finding: Finding | null }>(found: readonly T[]): T[] => [
  ...found.filter(({ finding }) => !finding?.calm),
  ...found.filter(({ finding }) => finding?.calm),
]

function spoken(name: string, { title, calm = false, figures, items }: Finding, language: string): Panel {
  const said = (text: string | Sentence) => (typeof text === 'string' ? text : say(text, language))
  return {
    name,
    title: said(title),
    calm,
    figures: figures.map(({ words, to }) => ({ words: said(words), to })),
    items: items.map(
      ({ key = null, title: named, sub = null, clock = null, day = null, mark = null, ...item }) => ({
        ...item,
        key,
        title: said(named),
        sub: sub === null ? null : said(sub),
        clock,
        day,
        mark: mark ? { tone: mark.tone, words: said(mark.words) } : null,
      }),
    ),
  }
}
