import type { Needle } from '../text/tokens.ts'

/**
 * A filter after everything was looked up: plain data that memory (match.ts) and PostgreSQL (kernel/filter-to-sql) answer alike.
 * All values are closed: ids, folded text, numbers, moments in UTC, days. Every test of a missing value is false.
 */
export type Predicate =
  | { readonly is: 'all'; readonly of: readonly Predicate[] }
  | { readonly is: 'any'; readonly of: readonly Predicate[] }
  | { readonly is: 'not'; readonly of: Predicate }
  | Test

export type Test =
  | { readonly is: 'missing'; readonly field: string; readonly type: TestType }
  | {
      readonly is: 'among'
      readonly field: string
      readonly type: 'enum' | 'id' | 'ids' | 'enums'
      readonly values: readonly string[]
    }
  | { readonly is: 'flag'; readonly field: string; readonly value: boolean }
  | {
      readonly is: 'text'
      readonly field: string
      readonly how: 'contains' | 'equals' | 'begins'
      readonly value: string
    }
  | { readonly is: 'words'; readonly field: string; readonly needle: Needle }
  | { readonly is: 'number'; readonly field: string; readonly between: Bounds<number> }
  /** `2026-11-10T08:00:00.000000Z`, see instants.ts */
  | { readonly is: 'instant'; readonly field: string; readonly between: Bounds<string> }
  /** `2026-11-10`; days sort like text. */
  | { readonly is: 'day'; readonly field: string; readonly between: Bounds<string> }

export type TestType = 'text' | 'enum' | 'enums' | 'id' | 'ids' | 'number' | 'boolean' | 'instant' | 'day'

/** Both ends hold: at least, at most, more than, less than. No end at all means: any value. */
export interface Bounds<T> {
  readonly ge?: T
  readonly gt?: T
  readonly le?: T
  readonly lt?: T
}
