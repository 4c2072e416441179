import type { Readable } from 'node:stream'
import type { Answer, Carries, Contract, Endpoint, EventType, Input } from '#lib/contract'
import type { Sentence, Title } from '#lib/words'
import type { Read, Receive, Write } from './context.ts'
import type { DefaultView } from './default-views.ts'
import type { Db } from './db.ts'
import type { Check } from './doctor/check.ts'
import type { EventLine } from './event-lines.ts'
import type { Face } from './face.ts'
import type { Power } from './auth/powers.ts'
import type { Flow } from './flows.ts'
import type { Guard } from './guard.ts'
import type { Task } from './jobs.ts'
import type { Kind } from './kinds.ts'
import type { LockedColumn } from './locked-columns.ts'
import type { Past } from './past.ts'
import type { PersonalData } from './personal-data.ts'
import type { RawDoor } from './raw-door.ts'
import type { Relation } from './relations.ts'
import type { Retention } from './retention.ts'
import type { Role } from './auth/roles.ts'
import type { Schedule } from './schedules.ts'
import type { Setting } from './settings.ts'
import type { Lane } from './worker.ts'

/** What an endpoint that carries a file gives back. */
export interface Download {
  readonly body: Readable | Buffer
  readonly type: string
  readonly name: string
  readonly size?: number | undefined
  readonly inline?: boolean
}

type Carrying<E extends Endpoint, C extends Carries> = C extends E['carries'] ? true : false
type Context<E extends Endpoint> = true extends
  | Carrying<E, 'upload'>
  | Carrying<E, 'password'>
  | Carrying<E, 'burst'>
  ? Receive
  : E['method'] extends 'GET'
    ? Read
    : Write
type Result<E extends Endpoint> = Carrying<E, 'download'> extends true ? Download : Answer<E>
type Args<E extends Endpoint> = Carrying<E, 'upload'> extends true ? [body: Readable] : []

export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (
    ctx: Context<C[K]>,
    input: Input<C[K]>,
    ...rest: Args<C[K]>
  ) => Promise<Result<C[K]>>
}

export interface Permission {
  readonly title: Title
  /** Which of the house's own roles hold it. */
  readonly roles: readonly Role[]
  /**
   * How far a role carries it that somebody holds for one team or place: `there`, where commands ask of each record whose
   * it is; `everywhere`, where it opens what anybody there needs and rows decide the rest. Left out: not at all.
   */
  readonly part?: 'there' | 'everywhere'
}

/** A room, or a facet: its promises joined to the functions that keep them. */
export interface Module<C extends Contract = Contract> {
  readonly name: string
  readonly contract: C
  readonly handlers: Handlers<C>
  /** Doors that speak another standard. */
  readonly faces?: readonly Face[]
  /** Doors whose bytes it reads itself. */
  readonly rawDoors?: readonly RawDoor[]
  readonly permissions?: Readonly<Record<string, Permission>>
  readonly kinds?: readonly Kind[]
  readonly events?: readonly EventType[]
  /** How its events are told in a timeline. */
  readonly eventLines?: readonly EventLine[]
  /** What it can tell of how records were at a past moment. */
  readonly pasts?: readonly Past[]
  /** In which ways records may be linked. */
  readonly relations?: readonly Relation[]
  /** Views that its lists come with. */
  readonly views?: readonly DefaultView[]
  /** Addresses of pages to which another site sends people with a form. */
  readonly formPages?: readonly string[]
  /** What an organisation decides for itself. */
  readonly settings?: readonly Setting[]
  /** What it holds about a person. */
  readonly personalData?: readonly PersonalData[]
  /** What it keeps locked with the installation's secret. */
  readonly locks?: readonly LockedColumn[]
  /** What it lets go of once it is old enough. */
  readonly retention?: readonly Retention[]
  /** By what of it somebody may do more than without. */
  readonly powers?: readonly Power[]
  /** Looks at every write before it is committed. */
  readonly guard?: Guard
  readonly flows?: readonly Flow[]
  readonly tasks?: readonly Task[]
  readonly schedules?: readonly Schedule[]
  /** Work of the worker's that waits in tables of its own. */
  readonly lanes?: readonly ((db: Db) => Lane)[]
  /** What an operator's doctor looks after in it. */
  readonly checks?: readonly Check[]
  /** What each constraint of ours means to a person: constraint name → sentence. */
  readonly refusals?: Readonly<Record<string, Sentence>>
}

/** A missing or mistyped handler does not compile; nor does a query that tries to write. */
export const defineModule = <const C extends Contract>(module: Module<C>): Module =>
  module as unknown as Module
