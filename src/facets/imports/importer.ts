import type { Sentence } from '#lib/words'
import type { Read, Write } from '#kernel/context'
import type { ImportField, Values } from './engine/field.ts'
import type { Reason } from './engine/read-row.ts'

/** One row as an importer sees it: values by field, read and checked; what its cell left empty is missing. */
export interface ImportRow {
  readonly n: number
  readonly values: Values
  /** Rows of the table beside that belong to it, in their order. */
  readonly side: readonly SideRow[]
}
export interface SideRow {
  readonly n: number
  readonly values: Values
}

export type Verdict = 'create' | 'update' | 'unchanged' | 'conflict' | 'error'

/** What a row would do, found out without doing it. `Plan` is the importer's own: all that it needs to do it. */
export interface Judged<Plan = unknown> {
  readonly n: number
  readonly verdict: Verdict
  /** What the row is about, as people would say it. */
  readonly label: string
  /** Why not, for conflicts and errors. */
  readonly reasons?: readonly Reason[] | undefined
  /** It changes nothing, and what it says otherwise is yet to be kept with its record. */
  readonly heard?: boolean | undefined
  /** What is left out or decided along the way. */
  readonly notes?: readonly Reason[] | undefined
  /** The record that is there already. */
  readonly id?: string | undefined
  /** Field → what it is and what it becomes; `side`: how many rows of the table beside are there. */
  readonly changes?:
    | Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>
    | undefined
  /** Other records that would come along, by kind, each under a name that says which are the same: person → e-mail. */
  readonly brings?: Readonly<Record<string, readonly string[]>> | undefined
  readonly plan: Plan
}

/** One thing done to one record: what undo needs to take it back. */
export interface Deed {
  readonly n: number
  readonly kind: string
  readonly id: string
  readonly did: 'created' | 'changed'
  readonly before?: unknown
  readonly after?: unknown
}

export interface KeptDeed extends Deed {
  readonly deed: number
}

/** An answer to one of the importer's questions, from its choices. */
export interface ImportOption {
  readonly name: string
  readonly title: Sentence
  readonly text?: Sentence
  readonly choices: readonly { readonly value: string; readonly title: Sentence }[]
  readonly usual: string
}

export interface Setup {
  readonly options: Readonly<Record<string, string>>
  /** Which fields some column fills. */
  readonly filled: ReadonlySet<string>
}

/** A table that may lie beside the main one. */
export interface SideTable {
  readonly title: Sentence
  readonly fields: readonly ImportField[]
  /** Field beside → field of the main table that has the same value; the first that both tables fill is used. */
  readonly links: readonly (readonly [string, string])[]
}

/** What a file holds, as it is mapped. */
export interface Holding {
  /** Fields that some column of the main table fills. */
  readonly filled: ReadonlySet<string>
  /** Whether a table lies beside it. */
  readonly beside: boolean
}

/**
 * Knows one sort of file: what its columns are called, what its rows mean, and how they become records. Judging reads
 * only; whatever it says is asked again in the transaction that does it.
 */
export interface Importer<Session = unknown, Plan = unknown> {
  readonly name: string
  readonly title: Sentence
  readonly text: Sentence
  /** The program that its ids are remembered under. */
  readonly source: string
  /** What one needs besides running imports at all. */
  readonly can: string
  /** Headings that together only this program writes; any of these lists. */
  readonly signatures: readonly (readonly string[])[]
  readonly fields: (ctx: Read) => Promise<readonly ImportField[]>
  readonly side?: SideTable
  readonly options: readonly ImportOption[]
  /** Options whose choices are what is here, such as the products there are. */
  readonly asks?: (ctx: Read) => Promise<readonly ImportOption[]>
  /** What such a file does not hold, or not in a way that can be taken over. */
  readonly lacks?: (has: Holding) => readonly Sentence[]
  /** Names by which rows of one file are the same. */
  readonly identities: (values: Values) => readonly string[]
  /** Prepared once per rehearsal and run. */
  readonly begin: (ctx: Read, setup: Setup) => Promise<Session>
  /** Sees every row before the first is judged, where one of these fields refers to rows further down. */
  readonly survey?: {
    readonly fields: readonly string[]
    readonly see: (session: Session, row: Pick<ImportRow, 'n' | 'values'>) => void
  }
  readonly judge: (
    ctx: Read,
    rows: readonly ImportRow[],
    session: Session,
  ) => Promise<readonly Judged<Plan>[]>
  /** Does what was judged `create` or `update`, and keeps what is `heard`. Deeds stand in the order in which they were done. */
  readonly write: (ctx: Write, judged: readonly Judged<Plan>[], session: Session) => Promise<readonly Deed[]>
  /** After all rows are in: what refers from one to another. */
  readonly settle?: (ctx: Write, rows: readonly SettledRow[], session: Session) => Promise<readonly Deed[]>
  /** What the file says as a whole: what it does not name any more ends. Its deeds are of row 0. */
  readonly ends?: Ends<Session>
}

export interface Ends<Session> {
  /** What would end, a note each; asked when all rows are judged. */
  readonly find: (ctx: Read, session: Session) => Promise<readonly Reason[]>
  /** Ends it, once all rows are in. */
  readonly write: (ctx: Write, session: Session) => Promise<readonly Deed[]>
}

export interface SettledRow extends Pick<ImportRow, 'n' | 'values'> {
  readonly id: string
}

/** Takes deeds to records of one kind back; what it cannot is named with the reason. All are the same `did`. */
export type TakeBack = (
  ctx: Write,
  did: Deed['did'],
  deeds: readonly KeptDeed[],
) => Promise<ReadonlyMap<number, Sentence>>

/** Sets records of one kind up by their names alone, for files that name what is not there yet. */
export interface Maker {
  /** What one needs for it. */
  readonly can: string
  readonly make: (
    ctx: Write,
    drafts: readonly { readonly id: string; readonly name: string }[],
  ) => Promise<unknown>
}

const importers: Importer[] = []
const takers = new Map<string, TakeBack>()
const makers = new Map<string, Maker>()

/** A room says which files it can read in. */
export const offerImporter = <Session, Plan>(importer: Importer<Session, Plan>) => {
  importers.push(importer as unknown as Importer)
}
/** A room says how what was brought into it is taken back. */
export const offerTakeBack = (kinds: readonly string[], take: TakeBack) => {
  for (const kind of kinds) takers.set(kind, take)
}

/** A room says how what files of other rooms name is set up in it. */
export const offerMaker = (kind: string, maker: Maker) => {
  makers.set(kind, maker)
}

export const makerOf = (kind: string) => makers.get(kind)
export const allImporters = (): readonly Importer[] => importers
export const importerNamed = (name: string | null) => importers.find((one) => one.name === name)
/** All that an importer asks: what it always asks, and what depends on what is here. */
export const askedBy = async (ctx: Read, importer: Importer): Promise<readonly ImportOption[]> => [
  ...importer.options,
  ...((await importer.asks?.(ctx)) ?? []),
]

export const takeBackOf = (kind: string) => takers.get(kind)
