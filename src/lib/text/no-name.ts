/**
 * What stands in place of a number that the maker never gave: it tells no device from another. From the lists that
 * inventory servers keep (GLPI's among them) and what their users were bitten by.
 */
const serials = new Set(
  `n/a|(null string)|null|invalid|sys-1234567890|sys-9876543210|sn-12345|sn-1234567890|0123456789|123456789|1234567890|123456789000
12345678901234567|eval|iatpass|none|to be filled by o.e.m.|tobefilledbyo.e.m.|tulip computers|serial number xxxxxx|sn-123456fvgv3i0b8o5n6n7k|unknow|unknown
system serial number|systemserialnumb|mb-1234567890|not specified|not available|not applicable|oem_serial|oem|o.e.m.|default string|default|chassis serial number
empty|blank|x|xxx|no asset tag|standard|filled by o.e.m|serial|sernum0|invalid serial|not defined|system product name|undefined|virtual machine|0|-`.split(
    /[|\n]/,
  ),
)
const serialShapes = [
  /^0+$/,
  /^1+$/,
  /^[01]+$/,
  /^n+$/,
  /^x+$/,
  /^f+$/,
  /^\.+$/,
  /^[-_\s]+$/,
  /^1234+5?6?7?8?9?0*$/,
]

const fits = (text: string, shapes: readonly RegExp[]) => shapes.some((shape) => shape.test(text))

/** Is that no serial number at all? */
export const isNoSerial = (serial: string) => {
  const small = serial.trim().toLowerCase()
  return small.length < 3 || serials.has(small) || fits(small, serialShapes)
}

const namesOfNone =
  /^(?:system product name|product name|all series|system manufacturer|system version|default string|to be filled by o\.e\.m\.|not specified|not available|n\/a|none|\*|-)$/i
/** What stands where a maker or a model should. */
export const isNoName = (name: string) => namesOfNone.test(name.trim())
