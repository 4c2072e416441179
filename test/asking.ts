import type { Endpoint } from '#lib/contract'

/** Like the browser's own, but it also writes halves of characters, which no well-kept client would send. */
const encoded = (text: string) =>
  text.replaceAll(/[^\w.~-]/gu, (character) =>
    /\p{Surrogate}/u.test(character)
      ? '%ED%A0%80'
      : character.length > 1 || character > '\u007f'
        ? encodeURIComponent(character)
        : `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** Where an input travels, however odd it is: path, query or body. */
export function urlFor({ method, path, carries }: Endpoint, input: Record<string, unknown>) {
  const rest = { ...input }
  const filled = path.replaceAll(/:(\w+)/g, (_, field: string) => {
    const value = encoded(textOf(rest[field] ?? '')).slice(0, 2000)
    delete rest[field]
    return value === '' ? '%20' : value
  })
  if (method !== 'GET' && method !== 'DELETE' && carries !== 'upload') return { url: filled, body: rest }
  const query = Object.entries(rest)
    .flatMap(([field, value]) =>
      [value].flat().map((one) => `${encoded(field)}=${encoded(textOf(one)).slice(0, 20_000)}`),
    )
    .join('&')
  return { url: query === '' ? filled : `${filled}?${query}`, body: undefined }
}
