import pino, { type Logger } from 'pino'

export type { Logger }

export const logLevels = [...Object.values(pino.levels.labels), 'silent']

const clock = (time: unknown) => new Date(Number(time)).toISOString().slice(11, 19)

/** One short line per entry, for a person at a terminal. */
function readable(line: string): string {
  const { level, time, room, msg, err } = JSON.parse(line) as Record<string, unknown>
  const cause = err ? `: ${(err as { stack?: string; message?: string }).stack ?? ''}` : ''
  return `${clock(time)} ${pino.levels.labels[Number(level)]} ${String(room ?? '')} ${String(msg ?? '')}${cause}\n`
}

const terminal = { write: (line: string) => void process.stderr.write(readable(line)) }

// Standard output belongs to what a command was asked for; the log is the person on call's, and goes beside it.
const root: Logger = pino(
  {
    level: 'info',
    base: null,
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
