import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from './src/apps/web/compressed.ts'
import { earlyLinks } from './src/apps/web/early-links.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const main = path('./src/apps/web/main.tsx')
const server = process.env['WHEELHOUSE_URL'] ?? 'http://127.0.0.1:8700'

export default defineConfig({
  root: path('./src/apps/web'),
  cacheDir: path('./.cache/vite'),
  plugins: [react(), earlyLinks(main), compressed()],
  build: {
    outDir: path('./dist/web'),
    emptyOutDir: true,
    target: 'es2024',
    sourcemap: true,
    // The page policy allows no data: addresses for scripts and fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Few files rather than a hundred small ones: each costs a request, and a page waits for the last of them.
    rolldownOptions: {
      // The page begins with its language and only then loads the screens, which are an entry of their own.
      input: { index: path('./src/apps/web/index.html'), main },
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'words',
              test: /src[\\/]lib[\\/]words|apps[\\/]web[\\/]language\.ts|intl-messageformat|@formatjs/,
              priority: 4,
            },
            {
              name: 'base',
              tags: ['$initial'],
              test: /^(?!.*apps[\\/]web[\\/](?:begin\.ts|index\.html))/,
              priority: 3,
            },
            { name: 'editor', test: /node_modules[\\/](?:@tiptap|prosemirror-|linkifyjs)/, priority: 2 },
            { name: 'kit', test: /node_modules|src[\\/]kit/, minShareCount: 3, priority: 1 },
            { name: 'rooms', test: /src/, minShareCount: 3 },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 900,
  },
  server: { host: '127.0.0.1', port: 8701, proxy: { '/api': server } },
})
