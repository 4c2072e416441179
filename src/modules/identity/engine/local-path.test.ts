import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each(['/', '/desk/tickets?q=vpn#last', '/sign-ins', '/a//b'])('%s is a page of ours', (path) => {
  expect(localPath(path)).toBe(path)
})

test.each([
  '',
  'desk',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/a\\..\\evil',
  'https://evil.example/',
  'javascript:alert(1)',
  '/sign-in',
  '/sign-in?next=/desk',
  '/sign-in/by/entra?code=1',
])('%s leads home', (path) => {
  expect(localPath(path)).toBe('/')
})
