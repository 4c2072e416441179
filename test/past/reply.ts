/** What a record's own reply says of a field of its past, and what of it is no field. */
export interface Own {
  readonly page: (id: string) => string
  /** The record in the answer, where it is one of many. */
  readonly pick?: (body: unknown, id: string) => unknown
  /** By the reply's name: the field's, and how the reply has its value. */
  readonly fields: Readonly<Record<string, string | [field: string, value: (own: never) => unknown]>>
  /** Made of other things, or of this moment. */
  readonly not: readonly string[]
}
export interface Named {
  id: string
  name: string
}
export const idOf = (field: string, key: string): [string, (own: never) => unknown] => [
  field,
  (own: Readonly<Record<string, Named | null>>) => own[key]?.id ?? null,
]
const byKey = (one: unknown) =>
  typeof one === 'object' && one !== null
    ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => a.localeCompare(b)))
    : one
/** The same whatever its order, and that of the keys of what it holds. */
export const sorted = (some: unknown) =>
  Array.isArray(some) ? [...some].map((one) => JSON.stringify(byKey(one))).sort() : some

export const identity = ['id', 'kind', 'key', 'version', 'updated_at', 'created_at', 'can']
