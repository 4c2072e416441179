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
]
