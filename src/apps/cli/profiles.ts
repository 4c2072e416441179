import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { exit, misused, Stop } from './stop.ts'
import { w } from './words.ts'

export type Env = Readonly<Record<string, string | undefined>>

const Profile = z.object({ url: z.string(), token: z.string().optional() })
const Profiles = z.object({ current: z.string().optional(), profiles: z.record(z.string(), Profile) })
/** A server and who asks it, kept under a name. */
export type Profile = z.output<typeof Profile>
export type Profiles = z.output<typeof Profiles>

/** Where this user's profiles are kept: as the XDG base directories and Windows have it. */
export function profilesFile(env: Env): string {
  const home = env['XDG_CONFIG_HOME'] || env['APPDATA'] || (env['HOME'] && join(env['HOME'], '.config'))
  if (!home) throw misused(w('no-home'))
  return join(home, 'wheelhouse', 'profiles.json')
}

/** They hold tokens: a file that others may read is not read here. */
function refuseOpen(file: string) {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw misused(w('profiles-open', { file }))
}

export function readProfiles(env: Env): Profiles {
  const none = { profiles: {} }
  let file: string
  let text: string
  try {
    file = profilesFile(env)
    text = readFileSync(file, 'utf8')
  } catch {
    return none
  }
  refuseOpen(file)
  try {
    return Profiles.parse(JSON.parse(text))
  } catch {
    throw misused(w('bad-profiles', { file }))
  }
}

/** Written whole beside the old one, which it then replaces. */
export function writeProfiles(env: Env, profiles: Profiles) {
  const file = profilesFile(env)
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const fresh = `${file}.${process.pid}`
    writeFileSync(fresh, `${JSON.stringify(profiles, null, 2)}\n`, { mode: 0o600 })
    renameSync(fresh, file)
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw new Stop(exit.usage, w('bad-out', { file, why }))
  }
}

export function profileNamed({ profiles }: Profiles, name: string): Profile {
  const found = Object.hasOwn(profiles, name) ? profiles[name] : undefined
  const known = Object.keys(profiles).join(', ')
  if (!found) throw misused(known === '' ? w('no-profiles') : w('no-profile', { name, known }))
  return found
}
