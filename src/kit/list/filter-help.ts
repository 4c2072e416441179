/** One finished part of a filter, as a reader would say it, and where it stands in the text. */
export interface FilterChip {
  from: number
  to: number
  /** The field's title, with `not` before it when it is denied. */
  field?: string | undefined
  value: string
  not?: boolean | undefined
}

export interface FilterOffer {
  /** What takes the place of the piece being typed. */
  text: string
  title: string
  hint?: string | undefined
}

export interface FilterOffers {
  /** The piece of the text that an offer would replace. */
  from: number
  to: number
  offers: readonly FilterOffer[]
}

export interface FilterProblem {
  from: number
  to: number
  message: string
}

/** What the filter bar needs to know of the language: for a list its fields, for the bar only texts and places. */
export interface FilterHelp {
  /** The parts that stand side by side; nothing if the text is one knot (an `or`, a slip). */
  chips: (text: string) => readonly FilterChip[] | undefined
  complete: (text: string, at: number) => FilterOffers | Promise<FilterOffers>
  check: (text: string) => FilterProblem | undefined
  /** Whether a record is being named at the cursor, whose name may go on: half a name is nobody's. */
  isNaming: (text: string, at: number) => boolean
}
