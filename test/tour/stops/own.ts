import type { Stop } from '../stop.ts'

/** What is one's own. */
export const ownStops: readonly Stop[] = [
  { name: 'profile', route: '/profile', as: 'technician' },
  { name: 'profile-password', route: '/profile/password', as: 'technician' },
  { name: 'profile-second-factor', route: '/profile/second-factor', as: 'technician' },
  { name: 'profile-sessions', route: '/profile/sessions', as: 'technician' },
  { name: 'profile-tokens', route: '/profile/tokens', as: 'technician' },
  { name: 'profile-notices', route: '/profile/notices', as: 'technician' },
  { name: 'second-person', route: '/second-person' },
  { name: 'second-factor-owed', route: '/second-factor', as: 'technician' },
  { name: 'dialog-token', route: '/profile/tokens', as: 'technician', press: ['Make a token'] },
  {
    name: 'dialog-authenticator',
    route: '/profile/second-factor',
    as: 'technician',
    press: ['Set up an authenticator app'],
  },
]
