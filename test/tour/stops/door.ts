import type { Stop } from '../stop.ts'

/** Outside the shell: how one comes in. */
export const doorStops: readonly Stop[] = [
  {
    name: 'set-up',
    route: '/set-up',
    as: 'founder',
    at: async ({ setUp }) => `/set-up#${await setUp()}`,
  },
  { name: 'sign-in', route: '/sign-in', as: 'guest' },
  {
    name: 'sign-in-refused',
    route: '/sign-in',
    as: 'guest',
    act: async (page) => {
      await page.locator('input[name=email]').fill('lena.vogt@halden.example')
      await page.locator('input[name=password]').fill('not this one')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').first().waitFor()
    },
  },
  { name: 'sign-in-to-nowhere', route: '/sign-in/to/$name', at: '/sign-in/to/nowhere', as: 'guest' },
  { name: 'sign-in-by-nowhere', route: '/sign-in/by/$name', at: '/sign-in/by/nowhere', as: 'guest' },
  { name: 'forgot', route: '/forgot', as: 'guest' },
  { name: 'reset-spent', route: '/reset', at: '/reset#spent', as: 'guest' },
  { name: 'join', route: '/join', at: async ({ invitation }) => `/join#${await invitation()}`, as: 'guest' },
  { name: 'join-spent', route: '/join', at: '/join#spent', as: 'guest' },
]
