/** For how many seconds something that should be done has not been; 0: nothing waits. */
export interface Lateness {
  readonly worker: number
  readonly mail: number
  /** The timeline, on its way outside. */
  readonly timeline: number
  /** A signed head, owed to where they go by mail. */
  readonly heads: number
}

/** What a house that runs and keeps up never reaches: the clock is looked at every second, mail is tried for some minutes, heads are mailed daily. */
const mostSeconds = { worker: 300, mail: 900, timeline: 600, heads: 172_800 } as const

/** What is late enough to tell somebody, with its minutes. */
export const lateOnes = (late: Lateness): { name: keyof Lateness; minutes: number }[] =>
  (['worker', 'mail', 'timeline', 'heads'] as const)
    .filter((name) => late[name] > mostSeconds[name])
    .map((name) => ({ name, minutes: Math.floor(late[name] / 60) }))
