const longest = 180
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i
// Control characters, and those that turn the reading direction around: `invoice‮fdp.exe` reads as a PDF.
// oxlint-disable-next-line no-control-regex
const hidden = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const unsafe = /[<>:"|?*]/g
/** Disks drop these at the end of a name. */
const loose = /[. ]+$/

/** A file's name as it may lie on any disk: no folders, no tricks, not too long, its ending kept. Cleaning it again changes nothing. */
export function cleanName(name: string): string {
  const last = name.toWellFormed().replaceAll('\\', '/').split('/').at(-1) ?? ''
  // Composed only once nothing stands between a letter and its accent.
  const plain = last.replace(hidden, '').normalize('NFC').replace(unsafe, '_').replaceAll(/\s+/g, ' ')
  const whole = plain.replace(/^[. ]+/, '').replace(loose, '')
  if (whole === '') return 'file'
  const dot = whole.lastIndexOf('.')
  const ending = dot > 0 && whole.length - dot <= 16 ? whole.slice(dot) : ''
  const stem = whole
    .slice(0, Math.min(whole.length, longest) - ending.length)
    .toWellFormed()
    .replace(loose, '')
  return `${reserved.test(stem) ? '_' : ''}${stem}${ending}`
}
