/**
 * The filter language: one grammar for lists, saved views, rules, service-level scopes, reports and the API.
 *
 *     status:open team:network created>-7d -tag:newsletter (priority:1 or priority:2) due<4h assignee:me "vpn tunnel" printer*
 *
 *     filter  = [ any ]                                nothing at all lets everything through
 *     any     = all { "or" all }
 *     all     = one { [ "and" ] one }                  terms side by side must all hold
 *     one     = ( "-" | "not" ) one | "(" any ")" | term | words
 *     term    = name op value { "," value }            a list means: any of these
 *     op      = ":" | "=" | "!=" | ">" | ">=" | "<" | "<="
 *     value   = atom | [ atom ] ".." [ atom ]          a range holds both its ends
 *     atom    = bare text, "text in quotes" (\" and \\ inside), begin*
 *     words   = word | begin* | "phrase"               looked for in everything the record says
 *
 * Names, keywords and values are read without case and accents. What stands in quotes is text: `"or"`, `"none"` and `"me"`
 * mean nothing special. No space stands around an operator or a comma.
 *
 * **What the operators mean**
 * - `:` is the natural question of a field: a text contains, words are said, a time lies within, anything else is equal.
 *   `=` asks a text to be equal as a whole; elsewhere it is the same as `:`. `!=` is exactly `not` of `=`.
 * - `>`, `>=`, `<`, `<=` and ranges compare numbers by size, times by time, and values that have an order (such as
 *   priorities) by that order. Text has no order.
 *
 * **Missing values.** There are two truths, no third. Every comparison with a missing value is false, and so its `not` is
 * true: `-status:open` and `status!=open` let through what has no status. `has:field` (or `field:*`) asks that there is a value,
 * `field:none` that there is none. Empty text and an empty list are missing.
 *
 * **Time.** `now`, the reader's zone and the calendar of weeks (from Monday) are arguments, fixed while one filter runs.
 * - A period: `2026`, `2026-Q4`, `2026-11`, `2026-W46`, `2026-11-10`, `2026-11-10T14:30` (a minute; seconds may follow, or `Z` or
 *   an offset), `today`, `yesterday`, `tomorrow`, `this-week`, `last-month`, `next-quarter` … It begins and ends in the reader's zone.
 *   `:` lies within it, `<` before it begins, `>` after it ends, `<=` not after its end, `>=` not before it begins.
 * - A point: `now`, and a distance from now: `-7d`, `4h`, `1w2d` (y mo w d h m). Years to days are steps of the reader's calendar,
 *   hours and minutes are exact. `<` and `>` compare with the point; `:` lies between it and now (`created:-7d`: in the last seven days).
 * - A clock that skips or repeats an hour: a skipped time is the time after it, a repeated one the first of the two.
 * - A field of days compares the day in the reader's zone.
 *
 * **People.** `me` is the reader, `my-teams` the groups that the reader belongs to. Names are resolved by whoever runs the filter;
 * a name that several share means any of them.
 *
 * A field that the reader may not read is unknown, in the same words as one that does not exist.
 */
export type Node = All | Any | Not | Words | Term

/** Where something stands in the text: from `from` up to, not including, `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface All extends Span {
  readonly kind: 'all'
  readonly nodes: readonly Node[]
}
export interface Any extends Span {
  readonly kind: 'any'
  readonly nodes: readonly Node[]
}
export interface Not extends Span {
  readonly kind: 'not'
  readonly node: Node
}
export interface Words extends Span {
  readonly kind: 'words'
  readonly words: Atom
}
export interface Term extends Span {
  readonly kind: 'term'
  readonly name: Atom
  readonly op: Op
  readonly values: readonly Value[]
}

export type Op = ':' | '=' | '!=' | '>' | '>=' | '<' | '<='
export type Value = Atom | Range

export interface Atom extends Span {
  readonly kind: 'atom'
  readonly text: string
  readonly quoted: boolean
  /** A star at its end: begins with this. */
  readonly open: boolean
}
export interface Range extends Span {
  readonly kind: 'range'
  readonly low: Atom | undefined
  readonly high: Atom | undefined
}

export const limits = { length: 2000, depth: 16, terms: 200 } as const
