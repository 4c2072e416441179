import type { ProfileSection, Room, Section } from '#kit/room'
import { s } from './second-person-words.ts'
import { w as on } from './sign-on-words.ts'
import { w } from './words.ts'

const sections: readonly Section[] = [
  {
    name: 'accounts',
    title: () => w('accounts'),
    to: '/admin/accounts',
    group: 'who',
    icon: 'users',
    can: 'identity.read',
  },
  {
    name: 'roles',
    title: () => w('roles-title'),
    to: '/admin/roles',
    group: 'who',
    icon: 'shield',
    can: 'identity.read',
  },
  {
    name: 'sign-on',
    title: () => on('title'),
    to: '/admin/sign-on',
    group: 'who',
    icon: 'door',
    can: 'identity.read',
  },
  {
    name: 'tokens',
    title: () => w('tokens'),
    to: '/admin/tokens',
    group: 'who',
    icon: 'key',
    can: 'identity.read',
  },
  {
    name: 'mail',
    title: () => w('mail'),
    to: '/admin/mail',
    group: 'house',
    icon: 'mail',
    can: 'identity.read',
  },
]

const profile: readonly ProfileSection[] = [
  { name: 'details', title: () => w('details'), to: '/profile', icon: 'user' },
  { name: 'password', title: () => w('password'), to: '/profile/password', icon: 'lock' },
  {
    name: 'second-factor',
    title: () => w('second-factor'),
    to: '/profile/second-factor',
    icon: 'shield',
  },
  { name: 'sessions', title: () => w('sessions'), to: '/profile/sessions', icon: 'laptop' },
  { name: 'tokens', title: () => w('tokens'), to: '/profile/tokens', icon: 'key' },
]

export const identityRoom: Room = {
  name: 'identity',
  title: () => w('administration'),
  icon: 'settings',
  duty: 'administration',
  order: 90,
  home: '/admin',
  sections,
  profile,
  routes: [
    { path: '/sign-in', title: () => w('sign-in'), screen: () => import('./sign-in.tsx'), bare: true },
    {
      path: '/sign-in/to/$name',
      title: () => w('sign-in'),
      screen: () => import('./provider-to.tsx'),
      bare: true,
    },
    {
      path: '/sign-in/by/$name',
      title: () => w('sign-in'),
      screen: () => import('./provider-back.tsx'),
      bare: true,
    },
    { path: '/forgot', title: () => w('forgot'), screen: () => import('./forgot.tsx'), bare: true },
    { path: '/reset', title: () => w('forgot'), screen: () => import('./reset.tsx'), bare: true },
    { path: '/join', title: () => w('join-save'), screen: () => import('./join.tsx'), bare: true },
    { path: '/set-up', title: () => w('set-up'), screen: () => import('./set-up.tsx'), bare: true },
    {
      path: '/second-factor',
      title: () => w('owed-title'),
      screen: () => import('./owed-factor.tsx'),
      bare: true,
    },
    { path: '/profile', title: () => w('profile'), screen: () => import('./profile.tsx') },
    { path: '/profile/password', title: () => w('password'), screen: () => import('./password.tsx') },
    {
      path: '/profile/second-factor',
      title: () => w('second-factor'),
      screen: () => import('./second-factor.tsx'),
    },
    { path: '/profile/sessions', title: () => w('sessions'), screen: () => import('./sessions.tsx') },
    { path: '/profile/tokens', title: () => w('tokens'), screen: () => import('./tokens.tsx') },
    {
      path: '/second-person',
      title: () => s('title'),
      screen: () => import('./second-person.tsx'),
    },
    { path: '/admin', title: () => w('administration'), screen: () => import('./admin.tsx') },
    {
      path: '/admin/accounts',
      title: () => w('accounts'),
      screen: () => import('./accounts.tsx'),
      can: 'identity.read',
    },
    {
      path: '/admin/accounts/$id',
      title: () => w('accounts'),
      screen: () => import('./account.tsx'),
      can: 'identity.read',
    },
    {
      path: '/admin/roles',
      title: () => w('roles-title'),
      screen: () => import('./roles.tsx'),
      can: 'identity.read',
    },
    {
      path: '/admin/sign-on',
      title: () => on('title'),
      screen: () => import('./sign-on.tsx'),
      can: 'identity.read',
    },
    {
      path: '/admin/roles/edit',
      title: () => w('roles-title'),
      screen: () => import('./role-editor.tsx'),
      can: 'identity.roles',
    },
    {
      path: '/admin/tokens',
      title: () => w('tokens'),
      screen: () => import('./all-tokens.tsx'),
      can: 'identity.read',
    },
    { path: '/admin/mail', title: () => w('mail'), screen: () => import('./mail.tsx'), can: 'identity.read' },
  ],
  banner: { screen: () => import('./viewing.tsx') },
  proofDialog: () => import('./proving.tsx'),
  commands: [
    { name: 'identity.profile', title: () => w('profile'), icon: 'user', to: '/profile' },
    {
      name: 'identity.accounts',
      title: () => w('accounts'),
      icon: 'users',
      to: '/admin/accounts',
      can: 'identity.read',
    },
    {
      name: 'identity.second-person',
      title: () => s('title'),
      icon: 'shield',
      to: '/second-person',
    },
    {
      name: 'identity.roles',
      title: () => w('roles-title'),
      icon: 'shield',
      to: '/admin/roles',
      can: 'identity.read',
    },
  ],
}
