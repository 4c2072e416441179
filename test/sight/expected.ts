import { type Reader, readerNames } from './cast.ts'

/**
 * Who sees what: a block per kind of record, a line per record, a column per reader. A kind without a block fails the test.
 * “Private” is what no auditor reads either.
 */
const table = `
                      asker requester technician scoped lead manager auditor director finance people admin nobody token
incident
  own                   ●       -         ●        -     ●      ●       ●        -        -      -     ●     -      -
  own-restricted        ●       -         -        -     -      -       ●        -        -      -     -     -      -
  of-here               -       -         ●        ●     ●      ●       ●        -        -      -     ●     -      -
  of-elsewhere          -       -         ●        -     ●      ●       ●        -        -      -     ●     -      -
  of-no-team            -       -         ●        -     ●      ●       ●        -        -      -     ●     -      -
  restricted-here       -       -         -        ●     ●      -       ●        -        -      -     -     -      -
  restricted-elsewhere  -       -         -        -     -      -       ●        -        -      -     -     -      -
request
  own                   ●       -         ●        -     ●      ●       ●        -        -      -     ●     -      -
  of-here               -       -         ●        ●     ●      ●       ●        -        -      -     ●     -      -
  restricted-elsewhere  -       -         -        -     -      -       ●        -        -      -     -     -      -
person
  of-directory          ●       ●         ●        ●     ●      ●       ●        ●        ●      ●     ●     -      -
team
  of-directory          ●       ●         ●        ●     ●      ●       ●        ●        ●      ●     ●     -      -
department
  of-directory          ●       ●         ●        ●     ●      ●       ●        ●        ●      ●     ●     -      -
place
  of-directory          ●       ●         ●        ●     ●      ●       ●        ●        ●      ●     ●     -      ●
calendar
  of-the-house          ●       ●         ●        ●     ●      ●       ●        ●        ●      ●     ●     -      -
policy
  of-the-house          -       -         ●        ●     ●      ●       ●        ●        -      -     ●     -      -
asset
  held                  ●       -         ●        -     ●      ●       ●        -        -      -     ●     -      -
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     ●     -      -
vendor
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     -     -      -
contract
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     -     -      -
questionnaire
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     -     -      -
assessment
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     -     -      -
comparison
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     -     -      -
claim
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     -     -      -
obligation
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     -     -      -
vendor-service
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     -     -      -
product
  of-the-house          -       -         ●        -     ●      ●       ●        -        -      -     -     -      -
purchase
  own                   ●       -         ●        -     ●      ●       ●        -        -      -     ●     -      -
  asked-for             ●       -         ●        -     ●      ●       ●        ●        ●      -     ●     -      -
import
  of-the-lead           -       -         -        -     ●      -       ●        -        -      -     ●     -      -
  of-an-admin           -       -         -        -     -      -       ●        -        -      -     ●     -      -
`

export interface Row {
  readonly kind: string
  readonly name: string
  readonly seenBy: ReadonlySet<Reader>
}

function parsed(text: string): Row[] {
  const [, ...lines] = text.trim().split('\n')
  const rows: Row[] = []
  let kind = ''
  for (const line of lines) {
    const [name = '', ...cells] = line.trim().split(/\s+/)
    if (cells.length === 0) kind = name
    else if (cells.length === readerNames.length)
      rows.push({ kind, name, seenBy: new Set(readerNames.filter((_, n) => cells[n] === '●')) })
    else throw new Error(`“${kind} ${name}” says nothing of some reader`)
  }
  return rows
}

export const rows = parsed(table)
/** The records of one kind, by the names of their lines. */
export const linesOf = (kind: string) => rows.filter((row) => row.kind === kind)
