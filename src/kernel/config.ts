import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from '#lib/refusal'
import { w } from './config-words.ts'
import { logLevels } from './log.ts'

/** One thing that can be set, by environment and for most also by flag. The help and the documentation are read from these. */
interface Setting<T> {
  env: string
  /** Without dashes. What holds a secret has none: other users of the machine can read command lines. */
  flag?: string
  fallback?: string
  /** The value, or undefined if the text cannot be one. */
  read: (text: string) => T | undefined
}

const setting = <const S extends Setting<unknown>>(one: S) => one
const anyText = (text: string) => text

function wholePort(text: string) {
  return /^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : undefined
}
const urlOf =
  (...schemes: string[]) =>
  (text: string) =>
    URL.canParse(text) && schemes.includes(new URL(text).protocol) ? text.replace(/\/$/, '') : undefined

function network(text: string) {
  const [address = '', bits = '128', more] = text.split('/')
  return more === undefined && isIP(address) !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= 128
}
function networks(text: string) {
  const all = text.split(',').map((one) => one.trim())
  return all.every(network) ? all : undefined
}
const headerName = (text: string) => (/^[\w-]{1,60}$/.test(text) ? text.toLowerCase() : undefined)
const yesNo = (text: string) =>
  ({ yes: true, true: true, 1: true, no: false, false: false, 0: false })[text.toLowerCase()]

const root = join(import.meta.dirname, '../..')

export const settings = {
  port: setting({ env: 'PORT', flag: 'port', fallback: '8700', read: wholePort }),
  host: setting({ env: 'HOST', flag: 'host', fallback: '127.0.0.1', read: anyText }),
  data: setting({
    env: 'WHEELHOUSE_DATA',
    flag: 'data',
    fallback: 'data',
    read: (text) => resolve(root, text),
  }),
  demo: setting({ env: 'WHEELHOUSE_DEMO', flag: 'demo', fallback: 'no', read: yesNo }),
  databaseUrl: setting({ env: 'DATABASE_URL', read: urlOf('postgres:', 'postgresql:') }),
  poolerUrl: setting({ env: 'DATABASE_POOLER_URL', read: urlOf('postgres:', 'postgresql:') }),
  secret: setting({ env: 'WHEELHOUSE_SECRET', read: (text) => (text.length >= 32 ? text : undefined) }),
  secretAlso: setting({
    env: 'WHEELHOUSE_SECRET_ALSO',
    read: (text) => (text.length >= 32 ? text : undefined),
  }),
  sealFile: setting({ env: 'WHEELHOUSE_SEAL_FILE', flag: 'seal-file', read: (text) => resolve(text) }),
  sealMail: setting({
    env: 'WHEELHOUSE_SEAL_MAIL',
    flag: 'seal-mail',
    read: (text) => (/^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text) ? text : undefined),
  }),
  publicUrl: setting({ env: 'PUBLIC_URL', flag: 'public-url', read: urlOf('http:', 'https:') }),
  trustedProxies: setting({ env: 'TRUSTED_PROXIES', flag: 'trusted-proxies', read: networks }),
  tlsCert: setting({ env: 'TLS_CERT', flag: 'tls-cert', read: (text) => resolve(text) }),
  tlsKey: setting({ env: 'TLS_KEY', flag: 'tls-key', read: (text) => resolve(text) }),
  tlsClientCa: setting({ env: 'TLS_CLIENT_CA', flag: 'tls-client-ca', read: (text) => resolve(text) }),
  clientCertHeader: setting({ env: 'CLIENT_CERT_HEADER', flag: 'client-cert-header', read: headerName }),
  clientVerifiedHeader: setting({
    env: 'CLIENT_VERIFIED_HEADER',
    flag: 'client-verified-header',
    read: headerName,
  }),
  smtpUrl: setting({ env: 'SMTP_URL', read: urlOf('smtp:', 'smtps:') }),
  mailFrom: setting({
    env: 'MAIL_FROM',
    flag: 'mail-from',
    read: (text) => (text.includes('@') ? text : undefined),
  }),
  backups: setting({ env: 'WHEELHOUSE_BACKUPS', flag: 'backups', read: (text) => resolve(text) }),
  backupKeyFile: setting({
    env: 'WHEELHOUSE_BACKUP_KEY_FILE',
    flag: 'backup-key-file',
    read: (text) => resolve(text),
  }),
  clamdUrl: setting({ env: 'CLAMD_URL', flag: 'clamd-url', read: urlOf('tcp:', 'unix:') }),
  inventoryInbox: setting({
    env: 'WHEELHOUSE_INVENTORY_INBOX',
    flag: 'inventory-inbox',
    read: (text) => resolve(text),
  }),
  timelineTo: setting({
    env: 'WHEELHOUSE_TIMELINE_TO',
    flag: 'timeline-to',
    read: urlOf('tcp:', 'tls:', 'udp:'),
  }),
  webhooksMayReach: setting({
    env: 'WEBHOOKS_MAY_REACH',
    flag: 'webhooks-may-reach',
    read: networks,
  }),
  pushMayReach: setting({ env: 'PUSH_MAY_REACH', flag: 'push-may-reach', read: networks }),
  leastDisk: setting({
    env: 'WHEELHOUSE_LEAST_DISK_MB',
    flag: 'least-disk-mb',
    fallback: '512',
    read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined),
  }),
  rateLimit: setting({
    env: 'RATE_LIMIT',
    flag: 'rate-limit',
    fallback: '6000',
    read: (text) => (/^\d{1,7}$/.test(text) ? Number(text) : undefined),
  }),
  archive: setting({ env: 'WHEELHOUSE_ARCHIVE', flag: 'archive', read: (text) => resolve(text) }),
  logLevel: setting({
    env: 'LOG_LEVEL',
    flag: 'log-level',
    fallback: 'info',
    read: (text) => (logLevels.includes(text) ? text : undefined),
  }),
} satisfies Record<string, Setting<unknown>>

type Settings = typeof settings
type Value<S extends Setting<unknown>> = Exclude<ReturnType<S['read']>, undefined>
type Given<S extends Setting<unknown>> = S extends { fallback: string } ? Value<S> : Value<S> | undefined
/** Every setting, read and checked. Those without a default may be missing. */
export type Config = { readonly [K in keyof Settings]: Given<Settings[K]> }

/** Where backups go: another disk is better, but any backup is better than none. */
export const backupFolderOf = ({ backups, data }: Pick<Config, 'backups' | 'data'>) =>
  backups ?? join(data, 'backups')

const refuse = (key: Parameters<typeof w.later>[0], values: Record<string, string>) =>
  new Refusal('invalid', w.later(key, values))

export interface CommandLine {
  help: boolean
  /** Texts by flag. */
  flags: Record<string, string>
}

/** Reads `--port 8080`, `--port=8080`, `--demo` and `--help`. */
export function commandLine(args: readonly string[]): CommandLine {
  const flags = Object.values<Setting<unknown>>(settings).flatMap(({ flag }) => flag ?? [])
  const typeOf = (flag: string) => ({ type: flag === 'demo' ? ('boolean' as const) : ('string' as const) })
  const options = Object.fromEntries([...flags, 'help'].map((flag) => [flag, typeOf(flag)]))
  try {
    const { values } = parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean' } } })
    const { help, ...given } = values
    const texts = Object.entries(given).map(([flag, value]) => [flag, value === true ? 'yes' : String(value)])
    return { help: help === true, flags: Object.fromEntries(texts) as Record<string, string> }
  } catch (error) {
    throw refuse('bad-flag', { why: error instanceof Error ? (error.message.split('. ')[0] ?? '') : '' })
  }
}

function valueOf(
  { env: name, flag = '', fallback, read }: Setting<unknown>,
  flags: CommandLine['flags'],
  env: NodeJS.ProcessEnv,
) {
  // An empty variable is how compose files and shells say "not set".
  const text = flags[flag] ?? (env[name] || fallback)
  if (text === undefined) return undefined
  const value = read(text)
  if (value !== undefined) return value
  // A secret is not repeated: what starts programs often keeps what they print.
  const shown = flag === '' ? '' : w('shown', { text })
  throw refuse('bad-value', { name, wanted: w(`wanted.${name}` as Parameters<typeof w>[0]), shown })
}

/** What makes no sense without something else: the one, the other, and what is said then. */
const needs = [
  ['tlsClientCa', 'tlsCert', 'client-ca-alone'],
  ['clientCertHeader', 'trustedProxies', 'client-header-alone'],
  ['clientVerifiedHeader', 'clientCertHeader', 'verified-alone'],
  ['poolerUrl', 'databaseUrl', 'pooler-alone'],
  ['smtpUrl', 'mailFrom', 'mail-from-missing'],
  ['sealMail', 'smtpUrl', 'seal-mail-alone'],
] as const

/** The configuration from flags, then environment, then defaults; a bad value is refused in one sentence. */
export function configFrom(flags: CommandLine['flags'], env: NodeJS.ProcessEnv): Config {
  const entries = Object.entries(settings).map(([key, one]) => [key, valueOf(one, flags, env)])
  const config = Object.fromEntries(entries) as Config
  if ((config.tlsCert === undefined) !== (config.tlsKey === undefined)) throw refuse('tls-half', {})
  if (config.archive !== undefined && config.databaseUrl !== undefined) throw refuse('archive-foreign', {})
  for (const [one, other, key] of needs)
    if (config[one] !== undefined && config[other] === undefined) throw refuse(key, {})
  return config
}
