export type ScimType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'mutability'
  | 'noTarget'
  | 'tooMany'
  | 'uniqueness'

/** What a provider sent cannot be taken, for a reason that RFC 7644 has a name for. */
export class ScimFault extends Error {
  override name = 'ScimFault'
  readonly type: ScimType
  constructor(type: ScimType, message: string) {
    super(message)
    this.type = type
  }
}
