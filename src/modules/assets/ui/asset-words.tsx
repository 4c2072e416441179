import { Icon, type IconName } from '#kit/icon.tsx'
import { Pill, type Tone } from '#kit/pill.tsx'
import type { AssetView, Meaning } from '../schemas.ts'

/** The glyphs that a type may have. */
export const icons = [
  'laptop',
  'screen',
  'server',
  'mobile',
  'print',
  'switch',
  'plug',
  'box',
  'database',
  'key',
  'network',
  'wifi',
  'headset',
  'keyboard',
  'phone',
] as const satisfies readonly IconName[]
/** The glyph of a type, as it is stored; a box for one that the kit does not draw. */
export const typeIcon = (name: string): IconName => icons.find((one) => one === name) ?? 'box'

export const TypeIcon = ({ name }: { name: string }) => <Icon name={typeIcon(name)} size="s" />

const looks: Record<Meaning, { tone?: Tone; icon: IconName }> = {
  ready: { tone: 'info', icon: 'box' },
  'in-use': { tone: 'good', icon: 'good' },
  out: { tone: 'warn', icon: 'external' },
  gone: { icon: 'archive' },
}

/** How a thing stands: the organisation's word, in the colour of what it means. */
export const StatusPill = ({ meaning, children }: { meaning: Meaning; children: string }) => (
  <Pill {...looks[meaning]}>{children}</Pill>
)

/** Given out by number, not one by one. */
export const isCounted = ({ type }: Pick<AssetView, 'type'>) => type.capacities.includes('counted')
