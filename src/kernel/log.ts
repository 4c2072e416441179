import pino, { type Logger } from 'pino'

export type { Logger }

export const logLevels = [...Object.values(pino.levels.labels), 'silent']

const clock = (time: number) => new Date(time).toISOString().slice(11, 19)

const fromEnv = process.env['LOG_LEVEL'] ?? ''

interface Line {
  level: number
  time: number
  room?: string
  msg?: string
  err?: { stack?: string }
}

/** One short line per entry, for a person at a terminal. */
function readable(line: string): string {
  const { level, time, room = '', msg = '', err } = JSON.parse(line) as Line
  const cause = err?.stack ? `: ${err.stack}` : ''
  return `${clock(time)} ${pino.levels.labels[level]} ${room} ${msg}${cause}\n`
}

/** Only what helps: a driver's error carries its whole connection along. */
function described(error: unknown) {
  if (!(error instanceof Error)) return error
  const { code, detail, constraint } = error as { code?: unknown; detail?: unknown; constraint?: unknown }
  return { message: error.message, code, detail, constraint, stack: error.stack }
}

const terminal = { write: (line: string) => void process.stderr.write(readable(line)) }

// Standard output belongs to what a command was asked for; the log is the person on call's, and goes beside it.
const root: Logger = pino(
  {
    level: logLevels.includes(fromEnv) ? fromEnv : 'info',
    base: null,
    serializers: { err: described },
    // Bearers of secrets never reach the log, wherever an object that holds them is logged.
    redact: [
      'password',
      'token',
      'secret',
      'authorization',
      'cookie',
      '*.password',
      '*.token',
      '*.authorization',
      '*.cookie',
    ],
  },
  process.stderr.isTTY ? terminal : pino.destination({ dest: 2, sync: true }),
)

const all = [root]
/** The log of one part of the house: `room` says which. */
export function logger(room: string): Logger {
  const one = root.child({ room })
  all.push(one)
  return one
}

/** Which entries are written from now on, for every part. */
export function setLogLevel(level: string) {
  for (const one of all) one.level = level
}
