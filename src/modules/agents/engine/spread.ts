const [least, most] = [20, 28]

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193) >>> 0
  // Short names that differ at their end alone differ in few low bits.
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0
  return (h ^ (h >>> 13)) >>> 0
}

/**
 * After how many hours a device is to report again: 20 to 28, always the same for one device. A fleet that is switched on
 * at one moment thus comes apart by itself in a few days.
 */
export const hoursOf = (device: string): number => least + (hash(device) % (most - least + 1))
