import type { Sentence } from '#lib/words'

/** A way in which one record stands to another, named from either end. */
export interface Relation {
  readonly name: string
  /** The name from the other end; the same name when it reads alike from both. */
  readonly inverse: string
  readonly title: Sentence
  readonly inverseTitle: Sentence
  /** Kinds of record it may lead from and to. */
  readonly from: readonly string[] | 'any'
  readonly to: readonly string[] | 'any'
  /** It holds over several steps: what my power supply needs, I need. */
  readonly transitive?: true
}

const relations = new Map<string, { relation: Relation; inverted: boolean }>()

/** Makes the relations of all rooms known; called once when the rooms are put together. */
export const knowRelations = (all: readonly Relation[]) => {
  relations.clear()
  for (const relation of all)
    for (const [name, inverted] of [
      [relation.inverse, true],
      [relation.name, false],
    ] as const) {
      if (relations.has(name) && relations.get(name)?.relation !== relation)
        throw new Error(`Two relations are called “${name}”`)
      relations.set(name, { relation, inverted })
    }
}

export const allRelations = (): readonly Relation[] => [
  ...new Set([...relations.values()].map(({ relation }) => relation)),
]

/** The relation of this name and whether the name is the one from its far end. */
export const relationNamed = (name: string) => relations.get(name)

export const isSymmetric = ({ name, inverse }: Relation) => name === inverse
