import { say, type Sentence } from '#lib/words'

/** A mail of ours before it is said in the reader's language. */
export interface Letter {
  subject: Sentence
  lines: readonly Sentence[]
  /** The one thing to do: a button, and its address below for those who see none. */
  action?: { label: Sentence; url: string } | undefined
  /** Small print. */
  foot: readonly Sentence[]
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replaceAll(/[&<>"']/g, (one) => entities[one] ?? one)

const frame = `margin:0;padding:24px;background:#f7f9fb;font:15px/1.5 system-ui,'Segoe UI',Roboto,sans-serif;color:#1a212b`
const box =
  'max-width:520px;margin:0 auto;padding:24px;background:#fff;border:1px solid #dfe4ea;border-radius:8px'
const button =
  'display:inline-block;padding:9px 16px;border-radius:6px;background:#245fd0;color:#fff;font-weight:600;text-decoration:none'
const small = 'max-width:520px;margin:12px auto 0;font-size:12px;color:#5b6673'

const paragraph = (text: string) => `<p style="margin:0 0 14px">${escape(text)}</p>`

/** Says a letter in one language, as plain text and as plain HTML. */
export function writeLetter({ subject, lines, action, foot }: Letter, language: string) {
  const said = lines.map((line) => say(line, language))
  const small_print = foot.map((line) => say(line, language))
  const label = action && say(action.label, language)
  const text = [
    ...said,
    ...(action ? [`${label}:\n${action.url}`] : []),
    ...(small_print.length > 0 ? [`-- \n${small_print.join('\n')}`] : []),
  ].join('\n\n')
  const link = action ? escape(action.url) : ''
  const html = [
    `<!doctype html><html lang="${escape(language)}"><body style="${frame}"><div style="${box}">`,
    ...said.map(paragraph),
    ...(action
      ? [
          `<p style="margin:20px 0"><a href="${link}" style="${button}">${escape(label ?? '')}</a></p>`,
          `<p style="margin:0;font-size:12px;color:#5b6673;word-break:break-all">${link}</p>`,
        ]
      : []),
    '</div>',
    ...small_print.map((line) => `<p style="${small}">${escape(line)}</p>`),
    '</body></html>',
  ].join('\n')
  return { subject: say(subject, language), text: `${text}\n`, html }
}
