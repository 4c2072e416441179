/** How a run ended, as shells and scripts see it. */
export const exit = { done: 0, refused: 1, usage: 2, unreachable: 3, waits: 4 } as const

/** Ends the run with a sentence, and lines under it that say more. */
export class Stop extends Error {
  override name = 'Stop'
  readonly code: (typeof exit)['refused' | 'usage' | 'unreachable' | 'waits']
  readonly lines: readonly string[]
  constructor(code: Stop['code'], sentence: string, lines: readonly string[] = []) {
    super(sentence)
    this.code = code
    this.lines = lines
  }
}

export const misused = (sentence: string) => new Stop(exit.usage, sentence)
