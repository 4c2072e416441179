import type { Sentence } from '#lib/words'

/** How the text of a cell is read. */
export type FieldType =
  | 'text'
  | 'email'
  | 'day'
  | 'instant'
  | 'yes-no'
  | 'whole'
  | 'decimal'
  | 'choice'
  | 'entry'

export interface FieldChoice {
  readonly value: string
  readonly title: Sentence | string
}

/** One thing that a column can fill. */
export interface ImportField {
  readonly name: string
  readonly title: Sentence
  readonly type?: FieldType
  readonly required?: true
  /** Headings that mean this field and no other in files of this program. */
  readonly called?: readonly string[]
  /** What other programs and languages call it. */
  readonly aliases?: readonly string[]
  /** Several values in one cell, set apart by this. */
  readonly split?: RegExp
  /** Several columns may fill it, and their values stand one after the other. */
  readonly many?: true
  /** Takes off what this program writes around the value itself. */
  readonly clean?: (text: string) => string
  readonly choices?: readonly FieldChoice[]
  /** What a code of this program stands for, even where a choice here is called the same. */
  readonly code?: (value: string) => string | undefined
  /** What a value of the other program means here; undefined: a person has to say. */
  readonly meaning?: (value: string) => string | undefined
  readonly hint?: Sentence
  /** Such as a key: it is never shown, and lies locked until it is in. */
  readonly secret?: true
  /** Characters of a text, or the largest number. */
  readonly most?: number
  readonly least?: number
}

/** Something said, as a single cell tells it. */
export interface Entry {
  readonly at?: string
  readonly by?: string
  readonly text: string
}

export type Value = string | number | boolean | readonly string[] | readonly Entry[] | null
export type Values = Readonly<Record<string, Value>>
/** A value of a row where it is text. */
export const textIn = (value: unknown) => (typeof value === 'string' ? value : undefined)
