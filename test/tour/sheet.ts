import { fileOf, looks } from './pictures.ts'
import type { Stop } from './stop.ts'

/** A page on which all pictures lie side by side, a row for each screen. */
export const sheetOf = (stops: readonly Stop[]) => `<!doctype html>
<meta charset="utf-8">
<title>Screens</title>
<style>
  body { font: 14px system-ui; margin: 24px; background: #888 }
  h2 { margin: 24px 0 8px; font-size: 16px }
  div { display: flex; gap: 12px; align-items: flex-start }
  img { max-width: 36vw; max-height: 70vh }
</style>
${stops
  .map(
    ({ name, route }) =>
      `<h2 id="${name}">${name} <small>${route}</small></h2><div>${looks
        .map((look) => fileOf(name, look))
        .map((file) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a>`)
        .join('')}</div>`,
  )
  .join('\n')}
`
