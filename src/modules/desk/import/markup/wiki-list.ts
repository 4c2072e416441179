const deepest = 10
const item = /^\s*([*#]{1,10}|-)\s+(.*)$/

/** Lines such as `* one`, `** deeper`, `# first` as nested lists. */
export function listHtml(lines: readonly string[], inline: (text: string) => string): string {
  const open: string[] = []
  let html = ''
  const close = (to: number) => {
    while (open.length > to) html += `</li></${open.pop() ?? 'ul'}>`
  }
  for (const line of lines) {
    const [, marks = '*', text = ''] = item.exec(line) ?? []
    const depth = Math.min(marks.length, deepest, open.length + 1)
    const tag = marks.endsWith('#') ? 'ol' : 'ul'
    close(depth)
    if (open.length === depth && open.at(-1) !== tag) close(depth - 1)
    if (open.length < depth) {
      open.push(tag)
      html += `<${tag}><li>`
    } else html += '</li><li>'
    html += inline(text)
  }
  close(0)
  return html
}
