import { isUi } from '../places.ts'

// The map of the house, which the rules beside it are kept by.

/** Each layer uses the layers below it, never those above. `kernel` and `kit` lie side by side and do not see each other. */
export const layers = [['apps'], ['flows'], ['modules'], ['facets'], ['kernel', 'kit'], ['lib']]

/** A room asks rooms of rings below its own. Rooms of one ring meet in `flows`. */
export const rings = {
  faces: ['bridge', 'portal', 'reports'],
  planning: ['money', 'projects', 'trials', 'team', 'strategy'],
  assurance: ['policies', 'controls', 'risk', 'security', 'continuity', 'privacy', 'training'],
  operations: ['desk', 'knowledge', 'changes', 'monitoring', 'oncall'],
  feeds: ['agents', 'purchasing'],
  inventory: ['assets', 'software', 'vendors', 'network', 'services'],
  house: ['identity', 'administration', 'webhooks'],
  sources: ['directories'],
  people: ['people', 'places', 'calendars'],
}

/** What a room shows to others: its promises, what servers may call, and for screens how its records are looked up. */
export const shown = /^(?:contract|public)\.ts$|^ui\/finders\.ts$/

/** The lists in which every room has its line, and the files of a room that each takes. */
export const registers: Record<string, RegExp> = {
  'modules/index.ts': /^module\.ts$/,
  'modules/contracts.ts': /^contract\.ts$/,
  'modules/ui.ts': /^ui\/routes\.tsx?$/,
  'apps/demo.ts': /^seed\.ts$/,
  'apps/languages/de.ts': /words\.de\.ts$/,
  'apps/languages/de-served.ts': /words\.de\.ts$/,
}

/** Files of the kernel that think without doing: policies ask them, and browsers may load them. */
export const pureKernel = {
  'kernel/actor.ts': 'who asks, and whether they may',
  'kernel/auth/roles.ts': 'the names of the roles',
}

/** What code for browsers may load of others' packages. */
export const browserPackages =
  /^(?:react|react-dom|zod|intl-messageformat|lean-qr|@zxing\/library|@simplewebauthn\/browser|dayjs|temporal-polyfill|@mantine\/[a-z]+|@tanstack\/react-[a-z]+|@tiptap\/[a-z-]+|@fontsource-variable\/[a-z]+)$/

/** Files of a room or facet that only a server can run. */
export const serverFile =
  /^(?:facets|modules)\/[^/]+\/(?:module|public|queries|commands|jobs|seed|demo)(?:\.ts$|\/)/

/** Tables of the ground and of facets that one room writes, being the commands and screens over them. */
export const keepers: Record<string, readonly string[]> = {
  people: ['principal', 'membership'],
  places: ['place'],
  calendars: ['calendar'],
  identity: [
    'account',
    'api_token',
    'session',
    'role_grant',
    'own_role',
    'one_time_link',
    'guess',
    'standing_change',
    'authenticator_app',
    'recovery_code',
    'half_sign_in',
    'passkey',
    'passkey_challenge',
  ],
  administration: ['job', 'outbox', 'legal_hold'],
  desk: ['time_entry'],
}

/** Who else writes what is not theirs, and why that is right. */
export const mayWrite: Record<string, string> = {
  'facets/watchers entity_grant':
    'closes by one statement the ways in that it opened with the kernel’s grant()',
  'modules/desk entity_grant': 'takes back the way in that a merge gave, unless another merge still gives it',
  'modules/people event_data': 'a person is erased from the log, whose headers and commitments stay',
  'modules/people outbox': 'a person is erased from deliveries that were given up, too',
  'modules/people external_id': 'a person is erased from the names that imports know them by',
}

/** Rooms that may read every table: read models. */
export const readers = ['reports']

/** Who, beside the kernel, is told the name of a table by others. */
export const namesTables: Record<string, string> = {
  'facets/custom-fields/indexes.ts':
    'makes the index that a field of one’s own is sorted by, on whichever family has it',
}

export const layerOf = (path: string) => layers.findIndex((names) => names.includes(path.split('/')[0] ?? ''))
export const ringOf = (room: string) => Object.values(rings).findIndex((rooms) => rooms.includes(room))
export const inRoom = (path: string) => path.split('/').slice(2).join('/')
export const isPure = (path: string) => path.startsWith('lib/') || /\/engine\/|\/policy\.ts$/.test(path)
export const isForBrowser = (path: string) =>
  path.startsWith('kit/') || isUi(path) || path === 'modules/ui.ts' || path === 'apps/web/main.tsx'
