import { sentence } from '../language.ts'
import type { Random } from '#lib/random'

/** What people at work write about, the most frequent first. */
const words =
  `please today ticket team office user screen file server network error message update access time
number system request folder report version change setting program cable floor room desk order device connection
problem colleague manager morning meeting address contact document window button folder key service supplier
backup storage memory disk port firewall router certificate domain group role permission session form field page
table column invoice contract warranty serial model replacement delivery battery charger adapter headset keyboard
mouse camera speaker microphone toner paper tray driver firmware patch release rollback outage incident alarm
sensor gateway tunnel proxy cache queue worker thread timeout latency packet subnet route switchboard handset
voicemail roaming hotspot antenna beacon locker badge reader turnstile elevator generator inverter rack cabinet
cooling humidity leak valve pump compressor welding paint hull rudder propeller mooring winch anchor galley cargo
manifest container forklift pallet scaffold harness helmet glove permit inspection audit finding evidence policy
retention archive ledger posting accrual budget forecast variance approval escalation handover rota absence
onboarding offboarding training course exam licence subscription renewal quota tariff currency customs freight
tender quotation catalogue barcode scanner tablet kiosk projector whiteboard translator interpreter newsletter
webinar podcast transcript subtitle thumbnail watermark checksum signature keystore passphrase fingerprint
hologram gyroscope theodolite sextant chronometer barometer hygrometer oscilloscope spectrometer`
    .split(/\s+/)
    .filter((word) => word !== '')

/** Often the first, seldom the last: so words are spread in what people write. */
const word = (random: Random) => words[Math.floor(words.length * random.next() ** 3)] ?? 'ticket'

/** What somebody writes: a sentence of the house, with a number that few others have, and some words more. */
export const remark = (random: Random) =>
  `${sentence(random)} It is about ${Array.from({ length: 6 }, () => word(random)).join(', ')}.`
