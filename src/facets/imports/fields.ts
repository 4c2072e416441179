import { say } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import type { ImportField } from './engine/field.ts'
import { type ColumnTarget, fitOf, guess, headerKey, matchColumns, type Named } from './engine/headers.ts'
import { allImporters, type Importer } from './importer.ts'

/**
 * The names under which fields are looked for: their own, their titles, and what others call them; what one program
 * calls a field is that field's alone.
 */
function named(fields: readonly ImportField[], language: string): Named[] {
  const claimed = new Set(fields.flatMap(({ called = [] }) => called.map(headerKey)))
  return fields.map(({ name, title, called = [], aliases = [], many }) => {
    const others = [name, say(title, 'en'), say(title, language), ...aliases].map(headerKey)
    const own = [...new Set(called.map(headerKey))]
    const keys = new Set([...own, ...others.filter((key) => !claimed.has(key))])
    return { name, keys: [...keys], ranked: own.length, ...(many && { many }) }
  })
}

/** An importer with its fields as they are today. */
export interface Offer {
  readonly importer: Importer
  readonly name: string
  readonly all: readonly ImportField[]
  readonly fields: readonly Named[]
  readonly side: readonly Named[]
  readonly signatures: readonly (readonly string[])[]
}

export async function offerOf(ctx: Read, importer: Importer): Promise<Offer> {
  const all = await importer.fields(ctx)
  const { language } = ctx.actor
  return {
    importer,
    name: importer.name,
    all,
    fields: named(all, language),
    side: named(importer.side?.fields ?? [], language),
    signatures: importer.signatures.map((headings) => headings.map(headerKey)),
  }
}

/** What this actor may import. */
export async function offersTo(ctx: Read): Promise<Offer[]> {
  const offers: Offer[] = []
  for (const importer of allImporters())
    if (may(ctx.actor, importer.can)) offers.push(await offerOf(ctx, importer))
  return offers
}

/** Every heading that somebody knows. */
export const knownHeadings = (offers: readonly Offer[]): ReadonlySet<string> =>
  new Set(
    offers.flatMap(({ fields, side, signatures }) => [
      ...[...fields, ...side].flatMap(({ keys }) => keys),
      ...signatures.flat(),
    ]),
  )

export const guessOffer = (headings: readonly string[], offers: readonly Offer[]) => guess(headings, offers)

/** Which of two tables is the main one: a table that fits an importer, with one that fits what may lie beside it. */
export function guessPair(tables: readonly (readonly string[])[], offers: readonly Offer[]) {
  const pairs = offers
    .filter(({ importer }) => importer.side)
    .flatMap((offer) =>
      tables.map((headings, at) => {
        const rest = tables.filter((_, n) => n !== at)
        const beside = fitOf(rest[0] ?? [], { fields: offer.side, signatures: [] })
        return { offer, main: at, fit: fitOf(headings, offer), beside }
      }),
    )
    .filter(({ fit, beside }) => fit >= 2 && beside >= 2)
  return pairs.toSorted((a, b) => b.fit + b.beside - (a.fit + a.beside))[0]
}

/** How the headings of a table would be mapped by themselves. */
export const matched = (headings: readonly string[], fields: readonly Named[]): ColumnTarget[] =>
  matchColumns(headings, fields)
