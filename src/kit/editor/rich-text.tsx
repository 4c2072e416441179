export function RichText(_: object) {
  return null
}
