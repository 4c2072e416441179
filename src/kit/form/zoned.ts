const formats = new Map<string, Intl.DateTimeFormat>()

function partsIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** An instant as the clock on a wall of the zone shows it: `2026-11-13 19:00:00`. */
export function wallOf(instant: string, zone: string): string {
  const parts = Object.fromEntries(
    partsIn(zone)
      .formatToParts(Date.parse(instant))
      .map(({ type, value }) => [type, value]),
  )
  const { year, month, day, hour, minute, second } = parts
  return `${year?.padStart(4, '0')}-${month}-${day} ${hour}:${minute}:${second}`
}

const asUtc = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}Z`)

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
const aheadAt = (at: number, zone: string) =>
  asUtc(wallOf(new Date(at).toISOString(), zone)) - Math.floor(at / 1000) * 1000

/**
 * The instant at which a wall clock of the zone shows this time. Of an hour that happens twice it is the first;
 * a time that the clocks skip is taken as far after the gap as it stands in it, as Temporal does.
 */
export function instantOf(wall: string, zone: string): string {
  const local = asUtc(wall)
  const before = aheadAt(local - 86_400_000, zone)
  const after = aheadAt(local + 86_400_000, zone)
  const fitting = [before, after]
    .map((ahead) => local - ahead)
    .filter((at) => local - at === aheadAt(at, zone))
  return new Date(fitting[0] ?? local - before).toISOString()
}
