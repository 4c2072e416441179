/** Why a report is not taken: each has a sentence in the room's words. */
export type Unfitness =
  | 'too-large'
  | 'too-large-unpacked'
  | 'bomb'
  | 'unknown-format'
  | 'garbled'
  | 'repeated'
  | 'doctype'
  | 'too-deep'
  | 'no-device'
  | 'no-query'
  | 'not-offered'

/** What somebody sent cannot be taken; nothing of it is kept. */
export class Unfit extends Error {
  readonly why: Unfitness
  constructor(why: Unfitness) {
    super(why)
    this.why = why
  }
}
