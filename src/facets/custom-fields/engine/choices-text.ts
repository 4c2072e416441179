import { type Choice, nameFrom } from './field.ts'

/** The choices that are offered, one a line. */
export const choicesText = (choices: readonly Choice[]): string =>
  choices
    .filter(({ archived }) => !archived)
    .map(({ title }) => title)
    .join('\n')

/**
 * The choices that the lines mean. A line that is called like a choice there was is that choice, archived or not; what
 * has no line is archived, as records may hold it. A new one gets a short name of its own.
 */
export function choicesFrom(text: string, before: readonly Choice[]): Choice[] {
  const lines = [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ]
  const known = new Map(before.map((choice) => [choice.title, choice]))
  const taken = new Set(before.map(({ value }) => value))
  const offered = lines.map((title): Choice => {
    const there = known.get(title)
    if (there) return { ...there, archived: false }
    const value = freeName(title, taken)
    taken.add(value)
    return { value, title, archived: false }
  })
  const kept = new Set(offered.map(({ value }) => value))
  const gone = before.filter(({ value }) => !kept.has(value)).map((choice) => ({ ...choice, archived: true }))
  return [...offered, ...gone]
}

function freeName(title: string, taken: ReadonlySet<string>): string {
  const name = (nameFrom(title) || 'choice').slice(0, 36)
  if (!taken.has(name)) return name
  for (let n = 2; ; n++) if (!taken.has(`${name}-${n}`)) return `${name}-${n}`
}
