import { isNoName, isNoSerial } from '#lib/text/no-name'
import { isNoMac, isNoUuid } from './deny.ts'
import { type Row, type Sections, textIn } from './form.ts'

/** What a device can be known by. Empty: it has no such thing. */
export interface Keys {
  /** The number that the agent gave itself (GLPI-Agent-ID). */
  readonly agent: string
  readonly serial: string
  /** Of the board or the virtual machine. */
  readonly uuid: string
  /** Of adapters that are its own. */
  readonly macs: readonly string[]
  /** What the agent calls itself. */
  readonly device: string
  readonly name: string
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** A UUID in small letters; empty where it is none, or one that tells nothing. */
export function uuidOf(text: string): string {
  const small = text.trim().toLowerCase().replaceAll(/[{}]/g, '')
  return uuidShape.test(small) && !isNoUuid(small) && !isNoUuid(swapped(small)) ? small : ''
}

const turned = (hex: string) => (hex.match(/../g) ?? []).toReversed().join('')
/** With the bytes of its first three groups turned round, as ESX tells them. */
export const swapped = (uuid: string): string =>
  uuid
    .split('-')
    .map((group, n) => (n < 3 ? turned(group) : group))
    .join('-')

export const serialOf = (text: string): string => {
  const trimmed = text.trim()
  return isNoSerial(trimmed) ? '' : trimmed.toUpperCase()
}

export function macOf(text: string): string {
  const hex = text.toLowerCase().replaceAll(/[^0-9a-f]/g, '')
  if (hex.length !== 12) return ''
  const mac = (hex.match(/../g) ?? []).join(':')
  return isNoMac(mac) ? '' : mac
}

const notItsOwn = /^(?:loopback|tunnel|ppp|virtual|bridge|alias|dialup|vpn)$/i
const byName = /^(?:veth|docker|br-|virbr|vmnet|vboxnet|tun|tap|wg|cni|flannel|tailscale|zt)/i
export const isOwn = (row: Row) =>
  textIn(row, 'virtualdev') !== '1' &&
  !notItsOwn.test(textIn(row, 'type')) &&
  !byName.test(textIn(row, 'description'))

const tunnelled = /^(?:tunnel|ppp|dialup|vpn)$/i
// As systems name them, and as makers do on Windows, where some call theirs Ethernet.
const tunnelByName =
  /^(?:u?tun|tap|wg|ppp|ipsec|tailscale|zt)|\bvpn\b|wireguard|anyconnect|pangp|fortinet|juniper networks virtual|zscaler/i
/** What leads elsewhere: VPN and the like. */
export const isTunnel = (row: Row) =>
  tunnelled.test(textIn(row, 'type')) || tunnelByName.test(textIn(row, 'description'))

/** Addresses of adapters that belong to the device, each once, in order. */
export const macsOf = (networks: readonly Row[]): string[] =>
  [...new Set(networks.filter(isOwn).map((row) => macOf(textIn(row, 'mac'))))]
    .filter((mac) => mac !== '')
    .sort()

/** What a report can be known by; what stands where a number should is none. */
export function keysOf(sections: Sections, { agent, device }: { agent: string; device: string }): Keys {
  const [bios] = sections['bios'] ?? []
  const [hardware] = sections['hardware'] ?? []
  const name = textIn(hardware, 'name')
  return {
    agent: uuidOf(agent),
    serial: serialOf(textIn(bios, 'ssn')) || serialOf(textIn(bios, 'msn')),
    uuid: uuidOf(textIn(hardware, 'uuid')),
    macs: macsOf(sections['networks'] ?? []),
    device,
    name: isNoName(name) ? '' : name.toLowerCase(),
  }
}
