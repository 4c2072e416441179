import { arrow } from './house.ts'
import { isGround } from './places.ts'
import { type Source, walk } from './source.ts'

/** What an engine may not touch: the clock, chance, the machine, the screen. */
const impureGlobals = new Set(['process', 'document', 'window', 'localStorage', 'console'])
const impureMembers = /^(?:Date\.now|performance\.now|Math\.random|Temporal\.Now|crypto\.|globalThis\.)/

/** Packages that only a server has use for. */
const server = /^(?:node:|kysely$|pg$|fastify$|@fastify\/)/

interface Piece {
  type: string
  start: number
  end: number
  object?: { type: string; name: string }
}

/** What keeps a file from being a pure thought; `isPure` knows which files of the ground are. */
export function impurities(
  { path, text, program, imports }: Source,
  isPure: (path: string) => boolean,
): string[] {
  const faults = imports
    .filter(({ to, typeOnly }) => !typeOnly && (server.test(to) || (isGround(to) && !isPure(to))))
    .map(arrow)
  walk(program, (node) => {
    const { type, start, end, object } = node as unknown as Piece
    const said = text.slice(start, end)
    const isMachine =
      type === 'MemberExpression' &&
      object?.type === 'Identifier' &&
      (impureMembers.test(said) || impureGlobals.has(object.name))
    const isNow = type === 'NewExpression' && /^new Date\s*(?:\(\s*\))?$/.test(said)
    const isCall = type === 'CallExpression' && /^(?:fetch|setTimeout|setInterval|Date)\(/.test(said)
    if (isMachine || isNow || isCall) faults.push(`${path}: ${said}`)
  })
  return [...new Set(faults)]
}
