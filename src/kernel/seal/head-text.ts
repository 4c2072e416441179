import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Head } from '#lib/sealed'

const mark = 'WHEELHOUSE-HEAD-1'
/** Half an Ed25519 signature: no word is too long for a line of mail. */
const half = 43

/**
 * A head as words: numbers, hexadecimal, base64url, nothing that mail, syslog, JSON or a quotation writes otherwise. Whatever
 * carries it may break its line between any two.
 */
const wordsOf = ({ size, previous, at, root, batch, key, signature }: Head) => [
  mark,
  String(size),
  String(previous),
  at,
  root,
  batch,
  key,
  signature.slice(0, half),
  signature.slice(half),
]

/** In one line, for a log. */
export const lineOf = (head: Head): string => wordsOf(head).join(' ')

/** In lines so short that no mail program breaks them. */
export const blockOf = (head: Head): string => wordsOf(head).join('\n')

function headOf([size, previous, at, root, batch, key, ...signature]: readonly string[]): Head | undefined {
  const said = { size: Number(size), previous: Number(previous), at, root, batch, key }
  return Head.safeParse({ ...said, signature: signature.join('') }).data
}

const length = 8

/** Takes a text line by line, whatever else stands in it, and gives the heads that are whole after each. */
export function headFinder() {
  let broken = ''
  let words: string[] | undefined
  return (line: string): Head[] => {
    const text = broken + line
    // Quoted-printable breaks a line that is too long for it so.
    broken = text.endsWith('=') ? text.slice(0, -1) : ''
    if (broken !== '' || (!words && !text.includes(mark))) return []
    const found: Head[] = []
    for (const word of text.split(/[^\w:-]+/)) {
      if (word.endsWith(mark)) words = []
      else if (word !== '' && words?.push(word) === length) {
        const head = headOf(words)
        if (head) found.push(head)
        words = undefined
      }
    }
    return found
  }
}

/** A head that somebody else was told, and in which line it stands. */
export interface Told {
  readonly head: Head
  readonly line: number
}

/** The heads told in a file of whatever others keep (their log, mails), by size: the order and gaps there mean nothing. */
export async function headsToldIn(file: string): Promise<Told[]> {
  const find = headFinder()
  const told: Told[] = []
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line++
    for (const head of find(text)) told.push({ head, line })
  }
  return told.sort((a, b) => a.head.size - b.head.size)
}
