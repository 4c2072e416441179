import { settings } from './config.ts'
import { w } from './config-words.ts'

type Word = Parameters<typeof w>[0]

const rows = Object.values<{ env: string; flag?: string; fallback?: string }>(settings).map(
  ({ env, flag, fallback }) => ({
    env,
    flag: flag === undefined ? '' : `--${flag}`,
    fallback: env === 'WHEELHOUSE_DATA' || fallback === undefined ? w(`default.${env}` as Word) : fallback,
    means: w(`means.${env}` as Word),
  }),
)

/** What `npm start -- --help` prints. */
export function helpText(): string {
  const widest = Math.max(...rows.map(({ env }) => env.length))
  const lines = rows.flatMap(({ env, flag, fallback, means }) => [
    `  ${env.padEnd(widest)}  ${flag}`.trimEnd(),
    `      ${means} (${fallback})`,
  ])
  return [
    w('usage'),
    '',
    w('help'),
    '',
    ...lines,
    `  ${''.padEnd(widest)}  --help`,
    `      ${w('help.flag')}`,
  ].join('\n')
}

/** The table of docs/configuration.md, which a test compares. */
export function settingsTable(): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const code = (text: string) => (text === '' ? '' : `\`${text}\``)
  return [
    line([w('setting'), w('flag'), w('default'), w('meaning')]),
    line(['---', '---', '---', '---']),
    ...rows.map(({ env, flag, fallback, means }) => line([code(env), code(flag), fallback, means])),
  ].join('\n')
}
