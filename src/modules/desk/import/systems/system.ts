import { ownPrefix } from '#facets/custom-fields/public'
import { also, type Holding, type ImportField } from '#facets/imports/public'
import type { Read } from '#kernel/context'
import type { Sentence } from '#lib/words'
import type { Accounts } from '../accounts.ts'
import { articleFields } from '../article-fields.ts'
import { type CellField, cellFields } from '../cell-fields.ts'
import { ticketFields } from '../fields.ts'

/** How one program writes a field that tickets have. */
type Written = Partial<Pick<ImportField, 'clean' | 'code' | 'many' | 'meaning' | 'split'>> & {
  /** Its headings in the languages that it speaks, set apart by commas. */
  readonly called?: string
  /** What its own word for a choice says, for whoever knows words of many programs. */
  readonly word?: (text: string) => string
}
type WrittenFields = Readonly<Record<string, Written>>

/** A program that tickets come from: all by which its files differ from others. */
export interface System {
  readonly name: string
  readonly title: Sentence
  readonly text: Sentence
  /** What the program is called: it signs what names nobody. */
  readonly program?: string
  /** What its ids are remembered under. */
  readonly source: string
  readonly signatures: readonly (readonly string[])[]
  readonly fields?: WrittenFields
  readonly beside?: WrittenFields
  /** What it puts into the row of a ticket besides. */
  readonly cells?: readonly CellField[]
  /** What it calls a field that the organisation added. */
  readonly addedField?: (title: string) => readonly string[]
  /** Whether its times spent may be minutes or hours, and whether its comments may be internal. */
  readonly asks: readonly ('units' | 'comments')[]
  /** Its descriptions and comments as HTML; whoever keeps it makes it safe. */
  readonly rich?: (text: string, accounts: Accounts) => string
  readonly lacks?: (has: Holding) => readonly Sentence[]
}

const written = (fields: readonly ImportField[], its: WrittenFields = {}): ImportField[] =>
  fields.map((field) => {
    const { called, word, ...rest } = its[field.name] ?? {}
    const { meaning } = field
    return {
      ...field,
      ...(word && meaning && { meaning: (text: string) => meaning(word(text)) }),
      ...rest,
      ...(called !== undefined && { called: also(called) }),
    }
  })

/** The fields of a ticket as a program writes them. */
export async function fieldsOf(ctx: Read, { fields, cells = [], addedField }: System) {
  const all = [...(await ticketFields(ctx)), ...cells.map((name) => cellFields[name])]
  return written(all, fields).map((field) =>
    addedField && field.name.startsWith(ownPrefix)
      ? { ...field, aliases: [...(field.aliases ?? []), ...addedField(field.title.key)] }
      : field,
  )
}

export const besideOf = ({ beside }: System) => written(articleFields, beside)
