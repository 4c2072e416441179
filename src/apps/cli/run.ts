import type { Readable, Writable } from 'node:stream'
import type { Contract, Endpoint } from '#lib/contract'
import { asCsv, isList } from '#lib/list-csv'
import { columnsOf, kebab, replySchema, rowOf } from '#lib/reply-columns'
import { nearest } from '#lib/text/nearest'
import { contracts } from '#modules/contracts'
import { identity } from '#modules/identity/contract'
import { operated } from '../operate/names.ts'
import { argumentsOf, type Given, refuseMissing } from './arguments.ts'
import { allPages, askingFor, withIds } from './call.ts'
import { incoming, outgoing } from './carry.ts'
import { completion } from './completion.ts'
import { type Flag, flagsOf, isWatchable, pathFields } from './flags.ts'
import { commandHelp, houseHelp, roomHelp } from './help.ts'
import { pageOf } from './pages.ts'
import { profileCommand } from './profile-commands.ts'
import { ask, reach, type Server, serverOf } from './reach.ts'
import { jsonText } from './safe-text.ts'
import { withSecrets } from './secrets.ts'
import { chosen, replyText, type Screen } from './show.ts'
import { exit, misused, Stop } from './stop.ts'
import { watch } from './watch.ts'
import { w } from './words.ts'

/** All of the world that a run may touch. */
export interface Io {
  env: Readonly<Record<string, string | undefined>>
  stdin: Readable
  stdout: Writable
  stderr: Writable
  /** A terminal that is set to no zone shows moments in that of the account. */
  screen: Omit<Screen, 'zone'> & { zone?: string | undefined }
  /** Ends what would go on for ever. */
  signal?: AbortSignal
}

const named = <T>(all: Readonly<Record<string, T>>, name: string) =>
  Object.entries(all).find(([one]) => kebab(one) === name)

function noRoom(name: string) {
  const known = Object.keys(contracts).map(kebab)
  const near = nearest(name, known)
  return misused(
    near === undefined ? w('no-room', { name, known: known.join(', ') }) : w('no-room-near', { name, near }),
  )
}

function noCommand(room: string, name: string, contract: Contract) {
  const near = nearest(name, Object.keys(contract).map(kebab))
  return misused(
    near === undefined ? w('no-command', { room, name }) : w('no-command-near', { room, name, near }),
  )
}

/** Where the account of this token is at home; nobody's is UTC. */
async function zoneOf(server: Server): Promise<string> {
  if (server.token === undefined) return 'UTC'
  const { zone } = (await ask(server, askingFor(identity.me, {}))) as { zone: string }
  return zone
}

async function sendFile(
  server: Server,
  endpoint: Endpoint,
  input: Given['input'],
  file: string | undefined,
  io: Io,
) {
  if (file === undefined) throw misused(w('missing', { flag: '--file' }))
  const { body, name } = await outgoing(file, io.stdin)
  const takesName = 'name' in endpoint.input.shape && input['name'] === undefined && name !== undefined
  return ask(server, { ...askingFor(endpoint, takesName ? { ...input, name } : input), file: body })
}

/** On what terms it is to be done. */
function conditionsOf({ 'idempotency-key': key, 'if-match': version }: Given['common']) {
  if (version !== undefined && !/^\d{1,9}$/.test(version)) throw misused(w('bad-version', { value: version }))
  return {
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
  }
}

const namesIn = (text: string | undefined) => text?.split(',').map((name) => name.trim())

/** What is asked for, as it is shown. */
async function shown(
  server: Server,
  endpoint: Endpoint,
  input: Given['input'],
  { common }: Given,
  io: Io,
): Promise<string> {
  const reply = await (endpoint.carries === 'upload'
    ? sendFile(server, endpoint, input, common.file, io)
    : common.all === undefined
      ? ask(server, { ...askingFor(endpoint, input), headers: conditionsOf(common) })
      : allPages(server, endpoint, input))
  if (common.json !== undefined) return jsonText(reply)
  const zone = io.screen.zone ?? (await zoneOf(server))
  const only = namesIn(common.only)
  const screen = { ...io.screen, zone, only }
  const page = only ? undefined : pageOf(endpoint)
  return page ? page(server, reply, screen) : replyText(endpoint, reply, screen)
}

async function call(
  endpoint: Endpoint,
  given: Given,
  flags: readonly Flag[],
  io: Io,
): Promise<string | undefined> {
  const { common } = given
  const server = serverOf(common, io.env)
  const input = await withIds(server, endpoint, flags, await withSecrets(flags, given.input, io.stdin))
  const save = async (file: Endpoint, out: string | undefined, more = {}) => {
    const saved = await incoming(await reach(server, askingFor(file, { ...input, ...more })), out, io.stdout)
    return saved && w('saved', saved)
  }
  if (endpoint.carries === 'download') return save(endpoint, common.out)
  if (common.csv !== undefined) {
    if (!isList(endpoint)) throw misused(w('no-csv', { verb: endpoint.summary }))
    chosen(columnsOf(rowOf(replySchema(endpoint))), namesIn(common.only))
    return save(asCsv(endpoint), common.out ?? '-', { columns: common.only })
  }
  const show = () => shown(server, endpoint, input, given, io)
  if (common.watch === undefined) return show()
  if (!isWatchable(endpoint)) throw misused(w('no-watch', { verb: endpoint.summary }))
  const isScreen = io.screen.columns !== undefined && common.json === undefined
  await watch(server, { ...io, show, isScreen })
  return undefined
}

async function answer(args: readonly string[], io: Io): Promise<string | undefined> {
  const [roomName, verbName, ...rest] = args
  const isHelp = (text: string | undefined) =>
    text === undefined || text === '--help' || text === '-h' || text === 'help'
  if (roomName === undefined || isHelp(roomName)) return houseHelp(contracts)
  if (roomName === 'profile') return profileCommand(args.slice(1), io.env)
  if (roomName === 'completion') return completion(verbName, contracts, ['verify', 'mcp', ...operated])
  const room = named(contracts, roomName)
  if (!room) throw noRoom(roomName)
  if (verbName === undefined || isHelp(verbName)) return roomHelp(...room)
  const command = named(room[1], verbName)
  if (!command) throw noCommand(roomName, verbName, room[1])
  const [verb, endpoint] = command
  const flags = flagsOf(endpoint)
  // Help is given whatever else is wrong with the line.
  if (rest.includes('--help') || rest.includes('-h')) return commandHelp(room[0], verb, endpoint)
  const given = argumentsOf(rest, flags, pathFields(endpoint))
  refuseMissing(given, flags)
  return call(endpoint, given, flags, io)
}

/** Does what the command line says and tells how it went: 0 done, 1 refused, 2 misused, 3 unreachable, 4 waits for a second person. */
export async function runCli(args: readonly string[], io: Io): Promise<number> {
  try {
    const text = await answer(args, io)
    if (text !== undefined) io.stdout.write(`${text}\n`)
    return exit.done
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    const sentence = error.message.endsWith('?') ? error.message : `${error.message}.`
    io.stderr.write([sentence, ...error.lines.map((line) => `  ${line}`)].join('\n') + '\n')
    return error.code
  }
}
