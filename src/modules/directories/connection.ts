import { Client, InvalidCredentialsError, NoSuchObjectError, ResultCodeError } from 'ldapts'
import type { Sentence } from '#lib/words'
import { type DirectoryRow, passwordOf } from './directories.ts'
import { w } from './words.ts'

/** Something is wrong between a directory and us: what exactly, for whoever sets it up. */
export class DirectoryFault extends Error {
  override name = 'DirectoryFault'
  readonly sentence: Sentence
  constructor(sentence: Sentence, options?: ErrorOptions) {
    super(sentence.key, options)
    this.sentence = sentence
  }
}

const tlsSigns = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL)/
export const detailOf = (error: unknown) =>
  String(error instanceof Error ? error.message : error).slice(0, 200)

function faultOf(error: unknown, { base_dn }: DirectoryRow): DirectoryFault {
  if (error instanceof DirectoryFault) return error
  const make = (sentence: Sentence) => new DirectoryFault(sentence, { cause: error })
  if (error instanceof InvalidCredentialsError) return make(w.later('fault-credentials'))
  if (error instanceof NoSuchObjectError) return make(w.later('fault-base', { detail: base_dn }))
  const detail = detailOf(error)
  if (error instanceof ResultCodeError) return make(w.later('fault-other', { detail }))
  const code = String((error as { code?: unknown }).code)
  return make(
    tlsSigns.test(code) ? w.later('fault-tls', { detail }) : w.later('fault-unreachable', { detail }),
  )
}

/** How long a directory may take: to be reached, and for each answer. */
export interface Patience {
  connectMs: number
  answerMs: number
}

/** Connects, signs in as the account that may read, does it, and hangs up. Nobody is followed elsewhere. */
export async function inside<T>(
  directory: DirectoryRow,
  { connectMs, answerMs }: Patience,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { address: url, start_tls, ca, bind_dn } = directory
  const password = passwordOf(directory)
  if (password === undefined) throw new DirectoryFault(w.later('fault-locked'))
  const tls = { minVersion: 'TLSv1.2' as const, ...(ca !== null && { ca }) }
  const client = new Client({
    url,
    connectTimeout: connectMs,
    timeout: answerMs,
    ...(url.startsWith('ldaps:') && { tlsOptions: tls }),
  })
  try {
    if (start_tls) await client.startTLS({ ...tls, host: new URL(url).hostname })
    // A name without a password would be taken by many, as nobody.
    if (bind_dn !== '' && password !== null && password !== '') await client.bind(bind_dn, password)
    return await work(client)
  } catch (error) {
    throw faultOf(error, directory)
  } finally {
    await client.unbind().catch(() => undefined)
  }
}
