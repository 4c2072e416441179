import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { Refusal } from '#lib/refusal'
import { type Config, configFrom } from '#kernel/config'
import { logger } from '#kernel/log'
import type { PutAway } from '#kernel/open-database'
import { withKeys } from '../key-flag.ts'
import { w } from './words.ts'

export interface Voice {
  say: (line: string) => void
  warn: (line: string) => void
}

export interface Deed {
  config: Config
  flags: Readonly<Record<string, string | undefined>>
  /** What stands without a flag. */
  named: readonly string[]
  say: (line: string) => void
  /** Told to whoever watches, never to a program that reads the result. */
  tell: (line: string) => void
  later: PutAway
}

/** One thing an operator asks for; `run` says whether it went well. */
export interface Command {
  help: string
  options: ParseArgsOptionsConfig
  /** How many words it takes without a flag. */
  takes: number
  run: (deed: Deed) => Promise<boolean>
}

/** The line is not written as it should be, for this reason. */
export const misused = (why: string) => new Refusal('invalid', w.later('misused', { why }))

function given({ options, takes }: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: withKeys(args),
      options: { ...options, data: { type: 'string' } },
      allowPositionals: true,
    })
    if (positionals.length > takes) throw new Error(w('stray', { value: positionals[takes] ?? '' }))
    const flags = Object.fromEntries(
      Object.entries<unknown>(values).map(([name, value]) => [name, value === true ? 'yes' : String(value)]),
    )
    return { flags, named: positionals }
  } catch (error) {
    throw misused((error as Error).message.split('. ')[0] ?? '')
  }
}

/** What an operator can mend is one sentence; all else is a fault of ours, with its trace in the log. */
function failure(error: unknown, { warn }: Voice): number {
  if (error instanceof Refusal) warn(`${error.message}.`)
  else logger('operate').fatal({ err: error }, 'this could not be done')
  return error instanceof Refusal && error.kind === 'invalid' && error.sentence.key === 'operate.misused'
    ? 2
    : 1
}

/** Does what the line says: 0 done and well, 1 not, 2 misused. */
export async function perform(
  commands: Readonly<Record<string, Command>>,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  voice: Voice,
): Promise<number> {
  const [name = '', ...rest] = args
  const command = commands[name]
  const help = rest.includes('--help') || rest.includes('-h')
  if (!command || help) {
    voice.say(
      command
        ? command.help
        : Object.values(commands)
            .map((one) => one.help)
            .join('\n\n'),
    )
    return command ? 0 : 2
  }
  const putAway = new AsyncDisposableStack()
  // A stop in the middle undoes what was begun, as any failure does.
  const stop = () => void putAway.disposeAsync().finally(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)
  try {
    const { flags, named } = given(command, rest)
    const config = configFrom(flags['data'] === undefined ? {} : { data: flags['data'] }, env)
    const tell = flags['json'] === 'yes' ? voice.warn : voice.say
    const later: PutAway = (how) => putAway.defer(how)
    const well = await command.run({ config, flags, named, say: voice.say, tell, later })
    return well ? 0 : 1
  } catch (error) {
    return failure(error, voice)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop)
    await putAway.disposeAsync()
  }
}
