import { identity } from '#modules/identity/contract'
import { argumentsOf } from './arguments.ts'
import { askingFor } from './call.ts'
import type { Flag } from './flags.ts'
import { type Env, profileNamed, readProfiles, writeProfiles } from './profiles.ts'
import { ask, serverOf } from './reach.ts'
import { oneLine } from './safe-text.ts'
import { misused } from './stop.ts'
import { pairs } from './table.ts'
import { w } from './words.ts'

const nameFlag: Flag = {
  field: 'name',
  name: '--name',
  emptying: '--no-name',
  type: 'text',
  title: '',
  choices: [],
  list: false,
  required: true,
  nullable: false,
}

const spelled = /^[\w.-]{1,40}$/

/** Keeps a server under a name, once it has answered and its token is known there; the first one is used from then on. */
async function add(name: string, given: Parameters<typeof serverOf>[0], env: Env): Promise<string> {
  if (!spelled.test(name)) throw misused(w('bad-profile', { name }))
  // Nothing but what stands on this line: a token of the environment may be another server's.
  const server = serverOf(given, {})
  const kept = readProfiles(env)
  const me = server.token === undefined ? undefined : await ask(server, askingFor(identity.me, {}))
  const profiles = { ...kept.profiles, [name]: server }
  writeProfiles(env, { current: kept.current ?? name, profiles })
  return me === undefined
    ? w('profile-added', { name, url: server.url })
    : w('profile-of', { name, url: server.url, who: oneLine((me as { name: string }).name) })
}

function list(env: Env): string {
  const { current, profiles } = readProfiles(env)
  const rows = Object.entries(profiles).map(
    ([name, { url }]) => [`${name === current ? '*' : ' '} ${name}`, url] as const,
  )
  return rows.length === 0 ? w('no-profiles') : pairs(rows)
}

function use(name: string, env: Env): string {
  const kept = readProfiles(env)
  const { url } = profileNamed(kept, name)
  writeProfiles(env, { ...kept, current: name })
  return w('profile-used', { name, url })
}

function remove(name: string, env: Env): string {
  const kept = readProfiles(env)
  profileNamed(kept, name)
  const { [name]: _, ...profiles } = kept.profiles
  writeProfiles(env, { profiles, ...(kept.current !== name && { current: kept.current }) })
  return w('profile-removed', { name })
}

/** `wheelhouse profile add | list | use | remove`: servers and tokens of this user, by names. */
export async function profileCommand(args: readonly string[], env: Env): Promise<string> {
  const [verb, ...rest] = args
  const given = argumentsOf(rest, [nameFlag], ['name'])
  const name = given.input['name']
  if (verb === 'list') return list(env)
  if (verb !== 'add' && verb !== 'use' && verb !== 'remove') return w('profile-help')
  if (typeof name !== 'string') throw misused(w('missing', { flag: nameFlag.name }))
  if (verb === 'add') return add(name, given.common, env)
  return verb === 'use' ? use(name, env) : remove(name, env)
}
