import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { bundledDocs } from './scripts/bundled_docs.ts'
import { thirdParty } from './scripts/third_party.ts'

const STUDIO = process.env['ORFEAS_STUDIO'] ?? 'http://127.0.0.1:5000'

export default defineConfig({
  plugins: [react(), bundledDocs(), thirdParty()],
  build: {
    outDir: '../src/orfeas/api/pages',
    emptyOutDir: true,
    assetsDir: 'static',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1100,
  },
  server: {
    port: 5173,
    // The API hears only its own pages: Host and Origin are rewritten to the studio's address.
    proxy: {
      '/api': {
        target: STUDIO,
        changeOrigin: true,
        ws: true,
        configure: (proxy) => {
          proxy.on('proxyReq', (request) => request.setHeader('Origin', STUDIO))
          proxy.on('proxyReqWs', (request) => request.setHeader('Origin', STUDIO))
        },
      },
    },
  },
})
