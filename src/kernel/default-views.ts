import type { Sentence } from '#lib/words'

/** A view of a list that a room brings along: a filter, an order and columns under a name. */
export interface DefaultView {
  /** Which list it is of: `desk.queue`. */
  readonly list: string
  readonly name: string
  readonly title: Sentence
  readonly q: string
  readonly sort?: string
  readonly columns?: readonly string[]
  /** Offered only to those who may. */
  readonly can?: string
}

const views: DefaultView[] = []

/** Makes the views of all rooms known; called once when the rooms are put together. */
export const knowViews = (all: readonly DefaultView[]) => {
  views.splice(0, views.length, ...all)
}

/** The views that came with a list, in the order in which its room names them. */
export const defaultViews = (list: string): readonly DefaultView[] =>
  views.filter((view) => view.list === list)

/** The lists that have views. */
export const viewedLists = (): readonly string[] => [...new Set(views.map(({ list }) => list))]
