import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Reached through the doors of the kernel and used by the server; they only define things, but do not say so. */
const geometry =
  /node_modules\/(polyclip-ts|bignumber\.js|splaytree-ts|gcoord|robust-predicates|point-in-polygon-hao)\//

const icon = { type: 'image/png', purpose: 'any' } as const

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: fileURLToPath(new URL('../../ui/brand/public', import.meta.url)),
  base: '/pocket/',
  plugins: [
    react(),
    VitePWA({
      // A new version waits until the app is closed: nobody loses what they are typing to a reload.
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        id: '/pocket/',
        name: '近邻',
        short_name: '近邻',
        description: '把身边的事说出来，有人接，有期限，有回音。',
        lang: 'zh-CN',
        start_url: '/pocket/',
        scope: '/pocket/',
        display: 'standalone',
        orientation: 'portrait',
        theme_color: '#FFFFFF',
        background_color: '#F6F7F5',
        icons: [
          { ...icon, src: 'icon-192.png', sizes: '192x192' },
          { ...icon, src: 'icon-512.png', sizes: '512x512' },
          { ...icon, src: 'icon-maskable-512.png', sizes: '512x512', purpose: 'maskable' },
        ],
      },
      workbox: {
        // Code only, the map's included: answers of the server are personal and are never kept by the service worker.
        globPatterns: ['**/*.{js,css,html,svg,png}'],
        navigateFallback: '/pocket/index.html',
        navigateFallbackAllowlist: [/^\/pocket\//],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('../../dist/pocket', import.meta.url)),
    emptyOutDir: true,
    target: 'es2020',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: geometry, sideEffects: false }] } },
  },
  server: { port: 5174, proxy: { '/api': 'http://localhost:8080' } },
})
