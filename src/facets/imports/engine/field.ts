import type { Sentence } from '#lib/words'

/** How the text of a cell is read. */
export type FieldType = 'text' | 'email' | 'day' | 'instant' | 'yes-no' | 'whole' | 'decimal' | 'choice'

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
  /** What other programs and languages call it. */
  readonly aliases?: readonly string[]
  /** Several values in one cell, set apart by this. */
  readonly split?: RegExp
  readonly choices?: readonly FieldChoice[]
  /** What a value of the other program means here; undefined: a person has to say. */
  readonly meaning?: (value: string) => string | undefined
  readonly hint?: Sentence
  /** Characters of a text, or the largest number. */
  readonly most?: number
  readonly least?: number
}

export type Value = string | number | boolean | readonly string[] | null
export type Values = Readonly<Record<string, Value>>
