/** A beginning that gives a type away: bytes in hexadecimal, `..` for any, at an offset. */
interface Magic {
  readonly type: string
  readonly at?: number
  readonly bytes: string
}

const magics: readonly Magic[] = [
  { type: 'image/png', bytes: '89504e470d0a1a0a' },
  { type: 'image/jpeg', bytes: 'ffd8ff' },
  { type: 'image/gif', bytes: '474946383761' },
  { type: 'image/gif', bytes: '474946383961' },
  { type: 'image/webp', bytes: '52494646........57454250' },
  { type: 'image/bmp', bytes: '424d............0000' },
  { type: 'image/tiff', bytes: '49492a00' },
  { type: 'image/tiff', bytes: '4d4d002a' },
  { type: 'image/x-icon', bytes: '00000100' },
  { type: 'image/avif', at: 4, bytes: '6674797061766966' },
  { type: 'image/heic', at: 4, bytes: '6674797068656963' },
  { type: 'application/pdf', bytes: '255044462d' },
  { type: 'application/gzip', bytes: '1f8b' },
  { type: 'application/x-7z-compressed', bytes: '377abcaf271c' },
  { type: 'application/vnd.rar', bytes: '526172211a07' },
  { type: 'application/x-xz', bytes: 'fd377a585a00' },
  { type: 'application/x-bzip2', bytes: '425a68' },
  { type: 'application/zstd', bytes: '28b52ffd' },
  { type: 'application/x-tar', at: 257, bytes: '7573746172' },
  { type: 'application/x-ole-storage', bytes: 'd0cf11e0a1b11ae1' },
  { type: 'application/rtf', bytes: '7b5c727466' },
  { type: 'application/vnd.sqlite3', bytes: '53514c69746520666f726d6174203300' },
  { type: 'application/vnd.tcpdump.pcap', bytes: 'd4c3b2a1' },
  { type: 'application/vnd.microsoft.portable-executable', bytes: '4d5a' },
  { type: 'application/x-elf', bytes: '7f454c46' },
  { type: 'video/mp4', at: 4, bytes: '66747970' },
  { type: 'video/webm', bytes: '1a45dfa3' },
  { type: 'video/x-msvideo', bytes: '52494646........41564920' },
  { type: 'audio/wav', bytes: '52494646........57415645' },
  { type: 'audio/mpeg', bytes: '494433' },
  { type: 'audio/mpeg', bytes: 'fffb' },
  { type: 'audio/ogg', bytes: '4f676753' },
  { type: 'audio/flac', bytes: '664c6143' },
]

const matches = (head: Uint8Array, { at = 0, bytes }: Magic) =>
  head.length >= at + bytes.length / 2 &&
  (bytes.match(/../g) ?? []).every((pair, n) => pair === '..' || head[at + n] === Number.parseInt(pair, 16))

/** What a zip archive is, by the name of its first member or by the type that its first member states. */
const office: readonly [mark: string, type: string][] = [
  ['mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
  [
    'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    'application/vnd.oasis.opendocument.spreadsheet',
  ],
  [
    'mimetypeapplication/vnd.oasis.opendocument.presentation',
    'application/vnd.oasis.opendocument.presentation',
  ],
  ['mimetypeapplication/epub+zip', 'application/epub+zip'],
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
]

function inZip(head: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(head)
  if (text.slice(30).startsWith('mimetype') || text.includes('[Content_Types].xml'))
    for (const [mark, type] of office) if (text.includes(mark)) return type
  return 'application/zip'
}

const decodes = (head: Uint8Array) => {
  try {
    // A character that the cut takes apart is no fault of the file's.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
const isControl = (byte: number) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)

/** Of what character set a text is; undefined for what is no text. */
function textIn(head: Uint8Array): string | undefined {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return 'utf-16'
  if (head.some(isControl)) return undefined
  if (decodes(head)) return 'utf-8'
  const high = head.filter((byte) => byte > 127).length
  return high * 3 < head.length ? 'windows-1252' : undefined
}

export const anything = 'application/octet-stream'

/** The media type by what the file's first 4 kB say, whatever its name claims. Markup of any sort counts as plain text. */
export function mediaTypeOf(head: Uint8Array): string {
  if (head.length === 0) return anything
  const magic = magics.find((one) => matches(head, one))
  if (magic) return magic.type
  if (matches(head, { type: '', bytes: '504b0304' })) return inZip(head)
  const charset = textIn(head)
  return charset === undefined ? anything : `text/plain; charset=${charset}`
}

export type Preview = 'image' | 'pdf' | 'text'

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** What a browser may show by itself without harm; everything else is only ever saved. */
export function previewOf(mediaType: string): Preview | null {
  if (pictures.has(mediaType)) return 'image'
  if (mediaType === 'application/pdf') return 'pdf'
  return mediaType.startsWith('text/plain') ? 'text' : null
}
