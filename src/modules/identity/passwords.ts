import { hash, verify } from '@node-rs/argon2'
import { availableParallelism } from 'node:os'
import { inputRefused, Refusal } from '#lib/refusal'
import { newSecret } from '#kernel/ids'
import { isCommon } from './common-passwords.ts'
import { whyWeak } from './weak-words.ts'
import { w } from './words.ts'

// Argon2id as OWASP advises: 19 MiB, two passes, one lane; about 35 ms of one core.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const current = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`

// The thread pool also reads files and looks up names: hashing may never fill it.
const atOnce = Math.max(1, Math.min(3, availableParallelism()))
const mostWaiting = 100
let running = 0
const waiting: (() => void)[] = []

/** Runs off the event loop, a few at a time; a flood is turned away instead of queued without end. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) throw new Refusal('too-many', w.later('busy'))
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

// One password may be typed in several ways of composing the same characters.
const asTyped = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string) => inTurn(() => hash(asTyped(password), cost))

/** Made with today's cost? Else it is made anew when its owner next signs in. */
export const isCurrent = (hashed: string) => hashed.startsWith(current)

let decoy: Promise<string> | undefined

/** Does the password fit? Without an account it takes just as long to say no. */
export async function fitsPassword(password: string, hashed: string | null): Promise<boolean> {
  const against = hashed ?? (await (decoy ??= hashPassword(newSecret())))
  const fits = await inTurn(() => verify(against, asTyped(password))).catch((error: unknown) => {
    if (error instanceof Refusal) throw error
    return false
  })
  return fits && hashed !== null
}

/** Refuses a password that would be guessed, at its field; else hashes it. */
export async function hashChosen(password: string, about: readonly string[]): Promise<string> {
  const reason = whyWeak(asTyped(password), { isCommon, about })
  if (reason) throw inputRefused('password', reason)
  return hashPassword(password)
}
