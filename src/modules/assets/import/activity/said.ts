import { fold } from '#lib/text/fold'
import { msOf } from '#lib/time/instant'
import { type ImportRow, textIn, type Values } from '#facets/imports/public'
import type { ToldWhat } from '../../told/schemas.ts'

/** What a line is about: a step from hand to hand, something else that happened, or what is left out. */
export type Said =
  | { readonly is: 'step'; readonly way: 'out' | 'in' }
  | { readonly is: 'line'; readonly what: ToldWhat }
  | { readonly is: 'other'; readonly type: string }
  | { readonly is: 'unknown'; readonly action: string }

/** One line of the report. */
export interface Line {
  readonly n: number
  readonly at: string
  readonly said: Said
  /** In the report's own words. */
  readonly action: string
  readonly item: string
  readonly serial: string
  readonly to: string
  readonly by: string
  readonly note: string
}

const assets = /^(?:assets?|hardware|gerate?)$/
const ways = [
  ['out', /^(?:check(?:ed)? ?out|herausgeben|herausgegeben|ausgeben|ausgegeben)/],
  ['in', /^(?:check(?:ed)? ?in|zurucknehmen|zuruckgenommen|rucknahme)/],
] as const
const whats: readonly (readonly [ToldWhat, RegExp])[] = [
  ['request-cancelled', /^(?:request cancell?ed|anfrage abgebrochen)/],
  ['requested', /^(?:request|angefordert|anfordern)/],
  ['created', /^(?:create|erstell|neu erstellt)/],
  ['changed', /^(?:update|aktualisier|bearbeite|edit)/],
  ['restored', /^(?:restore|wiederherstell|wiederhergestellt)/],
  ['audited', /^(?:audit|prufung|gepruft)/],
  ['uploaded', /^(?:upload(?:ed)?$|hochgeladen|hochladen)/],
  ['accepted', /^(?:accept|akzeptier)/],
  ['declined', /^(?:decline|abgelehnt|ablehnen)/],
  ['noted', /^(?:note added|notiz hinzugefugt)/],
  ['deleted', /^(?:delete[d]?$|force delete|loschen$|geloscht$)/],
]

function saidIn(values: Values): Said {
  const [action, type] = [textIn(values['action']) ?? '', textIn(values['type'])]
  if (type !== undefined && !assets.test(fold(type))) return { is: 'other', type }
  const word = fold(action).replaceAll(/[_\s]+/g, ' ')
  const way = ways.find(([, sign]) => sign.test(word))
  if (way) return { is: 'step', way: way[0] }
  const what = whats.find(([, sign]) => sign.test(word))
  return what ? { is: 'line', what: what[0] } : { is: 'unknown', action }
}

const longest = 2000
const inherent = /^_snipeit_|_\d+$/g

/** What changed from what to what, from how the program keeps it. */
function changedIn(values: Values): string {
  const said = textIn(values['changed'])
  if (said === undefined || !said.startsWith('{')) return ''
  try {
    const fields = Object.entries(JSON.parse(said) as Record<string, unknown>)
    return fields
      .flatMap(([name, change]) => {
        if (typeof change !== 'object' || change === null) return []
        const { old: before, new: after } = change as Record<string, unknown>
        return `${name.replaceAll(inherent, '')}: ${shown(before)} → ${shown(after)}`
      })
      .join('\n')
  } catch {
    return ''
  }
}
const shown = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value) || '–'
    : '–'

/** A row as it is understood. */
export function lineIn({ n, values }: Pick<ImportRow, 'n' | 'values'>): Line {
  const of = (field: string) => (textIn(values[field]) ?? '').trim()
  const note = [of('note'), changedIn(values)].filter(Boolean).join('\n')
  return {
    n,
    at: of('at'),
    said: saidIn(values),
    action: of('action'),
    item: of('item'),
    serial: of('serial'),
    to: of('to'),
    by: of('by'),
    // What JSON can say and a database cannot keep.
    note: note.replaceAll('\0', '').slice(0, longest),
  }
}

/** By what two rows of one file say the same. */
export const sameLine = ({ at, said, item, serial, note }: Line) =>
  JSON.stringify([msOf(at), said, item, serial, note])

const groups = /\(#?([^()]+)\)/g

/** What may be the tag in “Nils's laptop (W-0042) - CW16”: whatever stands in brackets, or all of it. */
export const tagsIn = (item: string): string[] => [
  ...new Set(
    [...[...item.matchAll(groups)].map(([, tag]) => tag ?? ''), item.replace(/^#/, '')].flatMap((tag) => {
      const word = tag.trim().toLowerCase()
      return word === '' || word.length > 200 ? [] : [word]
    }),
  ),
]

/** By what a line may name a thing. */
export const keysOf = ({ item, serial }: Pick<Line, 'item' | 'serial'>): string[] => [
  ...tagsIn(item).map((tag) => `tag ${tag}`),
  ...(serial === '' ? [] : [`serial ${serial.toLowerCase()}`]),
]
