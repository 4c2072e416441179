import type { Within } from './auth/sites.ts'

/** Everywhere, or only for what belongs to these teams or lies in these places. */
export type Scope = 'all' | readonly string[]

/** Who asks: one person with what they may do and see, or the house itself. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly kind: 'person' | 'system'
  readonly permissions: ReadonlyMap<string, Scope>
  /** The person, their teams and groups: whatever an audience or a grant may name. */
  readonly principals: readonly string[]
  readonly teams: readonly string[]
  /** Ids of the audiences this actor belongs to. */
  readonly audiences: readonly number[]
  readonly roles: readonly string[]
  /** Of each place within one that a role of theirs is for: the ones that it is for. */
  readonly within?: Within | undefined
  /** Of each team and place that a role of theirs is for: the audiences of what belongs there. */
  readonly parts?: ReadonlyMap<string, ReadonlySet<number>> | undefined
  readonly language: string
  readonly zone: string
  readonly session?: string | undefined
  readonly token?: string | undefined
  /** What that token was given: permissions, `room.*` or `*`. It opens nothing else, not even what a personal grant would. */
  readonly scopes?: readonly string[] | undefined
  /** When this session last showed that it is really its person. */
  readonly provenAt?: string | undefined
  /** Who looks with this one's eyes, and until when: reading only. */
  readonly viewer?: { readonly id: string; readonly name: string; readonly until: string } | undefined
  /** They must set up a second factor before anything else. */
  readonly owesFactor?: boolean | undefined
}

/** Whether this is the person themselves, and nobody else with their eyes: what is theirs alone is for them. */
export const isThemselves = ({ id, viewer }: Pick<Actor, 'id' | 'viewer'>, personId: string | undefined) =>
  id === personId && viewer === undefined

export const everyone = '00000000-0000-7000-8000-000000000002'
export const staff = '00000000-0000-7000-8000-000000000003'
export const administrators = '00000000-0000-7000-8000-000000000004'
export const peopleManagers = '00000000-0000-7000-8000-000000000005'

/** The house itself: flows, schedules and imports act as it, and it may do and see all. */
export const system: Actor = {
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Wheelhouse',
  kind: 'system',
  permissions: new Map(),
  principals: [],
  teams: [],
  audiences: [],
  roles: [],
  language: 'en',
  zone: 'UTC',
}

/**
 * May they at all; or, given the team that a record belongs to and the place where it is, may they there? What has
 * neither needs the whole scope.
 */
export function may(
  actor: Actor,
  permission: string,
  team?: string | null,
  place: string | null = null,
): boolean {
  if (actor.kind === 'system') return true
  const scope = actor.permissions.get(permission)
  if (scope === undefined) return false
  if (scope === 'all' || team === undefined) return true
  const sites = place === null ? [] : (actor.within?.get(place) ?? [])
  return (team !== null && scope.includes(team)) || sites.some((site) => scope.includes(site))
}

const covers = (scopes: readonly string[], permission: string) =>
  scopes.includes('*') ||
  scopes.includes(permission) ||
  scopes.includes(`${permission.split('.')[0] ?? ''}.*`)

/** Does the token in use let through to what this permission opens, whether or not its person may? Without one, always. */
export const letsThrough = ({ scopes }: Pick<Actor, 'scopes'>, permission: string): boolean =>
  scopes === undefined || covers(scopes, permission)
