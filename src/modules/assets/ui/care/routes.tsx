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
  },
  {
    path: '/assets/repairs',
    title: () => w('repairs'),
    screen: () => import('../repairs/repairs-page.tsx'),
    can: 'assets.care',
  },
  {
    path: '/assets/bookings',
    title: () => w('bookings'),
    screen: () => import('../bookings/bookings-page.tsx'),
    can: 'assets.care',
  },
  {
    path: '/admin/assets',
    title: () => w('catalogue'),
    screen: () => import('../catalogue/catalogue-page.tsx'),
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
    name: 'assets.bookings',
    title: () => w('bookings'),
    icon: 'calendar',
    to: '/assets/bookings',
    can: 'assets.care',
  },
]

export const carePanels: readonly RecordPanel[] = [
  {
    name: 'assets.repairs',
    kind: 'asset',
    order: 30,
    panel: () => import('../repairs/repairs-panel.tsx'),
    can: 'assets.care',
  },
]
