import type { RecordPanel } from '#kit/record/panels.tsx'
import type { Command, Route, Section } from '#kit/room'
import { w } from './words.ts'

/** The screens that care for assets, beside those of the assets themselves. */
export const careRoutes: readonly Route[] = [
  {
    path: '/assets/models',
    title: () => w('models'),
    screen: () => import('../catalogue/models-page.tsx'),
    can: 'assets.care',
    listed: 'list',
  },
  {
    path: '/assets/repairs',
    title: () => w('repairs'),
    screen: () => import('../repairs/repairs-page.tsx'),
    can: 'assets.care',
    listed: 'external',
  },
  {
    path: '/assets/write-offs',
    title: () => w('write-offs'),
    screen: () => import('../write-offs/write-offs-page.tsx'),
    can: 'assets.care',
    listed: 'archive',
  },
  {
    path: '/assets/bookings',
    title: () => w('bookings'),
    screen: () => import('../bookings/bookings-page.tsx'),
    can: 'assets.care',
    listed: 'calendar',
  },
  {
    path: '/assets/stocktakes',
    title: () => w('stocktakes'),
    screen: () => import('../stocktake/stocktakes-page.tsx'),
    can: 'assets.care',
    listed: 'qr',
  },
  {
    path: '/assets/stocktakes/$id',
    title: () => w('stocktake'),
    screen: () => import('../stocktake/stocktake-page.tsx'),
    can: 'assets.care',
  },
  {
    path: '/assets/walk',
    title: () => w('walk'),
    screen: () => import('../stocktake/walk-page.tsx'),
    can: 'assets.care',
  },
  {
    path: '/assets/kits',
    title: () => w('kits'),
    screen: () => import('../kits/kits-page.tsx'),
    can: 'assets.care',
    listed: 'box',
  },
  {
    path: '/assets/idle',
    title: () => w('idle'),
    screen: () => import('../idle/idle-page.tsx'),
    can: 'assets.care',
    listed: 'half',
  },
  {
    path: '/assets/models/$id',
    title: () => w('model'),
    screen: () => import('../costs/model-page.tsx'),
    can: 'assets.care',
  },
  {
    path: '/assets/costs',
    title: () => w('costs'),
    screen: () => import('../costs/costs-page.tsx'),
    can: 'assets.care',
    listed: 'coin',
  },
  {
    path: '/admin/assets',
    title: () => w('catalogue'),
    screen: () => import('../catalogue/catalogue-page.tsx'),
    can: 'assets.manage',
  },
  {
    path: '/admin/asset-sources',
    title: () => w('sources'),
    screen: () => import('../sources/rules-page.tsx'),
    can: 'assets.manage',
  },
]

export const careSections: readonly Section[] = [
  {
    name: 'assets',
    title: () => w('catalogue'),
    to: '/admin/assets',
    group: 'work',
    icon: 'laptop',
    can: 'assets.manage',
  },
  {
    name: 'asset-sources',
    title: () => w('sources'),
    to: '/admin/asset-sources',
    group: 'work',
    icon: 'sort',
    can: 'assets.manage',
  },
]

export const careCommands: readonly Command[] = [
  { name: 'assets.models', title: () => w('models'), icon: 'list', to: '/assets/models', can: 'assets.care' },
  {
    name: 'assets.repairs',
    title: () => w('repairs'),
    icon: 'external',
    to: '/assets/repairs',
    can: 'assets.care',
  },
  {
    name: 'assets.write-offs',
    title: () => w('write-offs'),
    icon: 'archive',
    to: '/assets/write-offs',
    can: 'assets.care',
  },
  {
    name: 'assets.bookings',
    title: () => w('bookings'),
    icon: 'calendar',
    to: '/assets/bookings',
    can: 'assets.care',
  },
  {
    name: 'assets.stocktakes',
    title: () => w('stocktakes'),
    icon: 'qr',
    to: '/assets/stocktakes',
    can: 'assets.care',
  },
  { name: 'assets.idle', title: () => w('idle'), icon: 'half', to: '/assets/idle', can: 'assets.care' },
  { name: 'assets.costs', title: () => w('costs'), icon: 'coin', to: '/assets/costs', can: 'assets.care' },
  { name: 'assets.kits', title: () => w('kits'), icon: 'box', to: '/assets/kits', can: 'assets.care' },
  { name: 'assets.walk', title: () => w('walk'), icon: 'eye', to: '/assets/walk', can: 'assets.care' },
]

export const carePanels: readonly RecordPanel[] = [
  {
    name: 'assets.repairs',
    kind: 'asset',
    order: 30,
    panel: () => import('../repairs/repairs-panel.tsx'),
    can: 'assets.care',
  },
  {
    name: 'assets.costs',
    kind: 'asset',
    order: 35,
    panel: () => import('../costs/cost-panel.tsx'),
    can: 'assets.care',
  },
  {
    name: 'assets.whereabouts',
    kind: 'asset',
    order: 40,
    panel: () => import('../stocktake/whereabouts-panel.tsx'),
    can: 'assets.care',
  },
]
