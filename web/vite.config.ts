import { defineConfig } from "vite";

// JSX is compiled by Vite itself from tsconfig.json (jsxImportSource preact): no plug-in is needed.
export default defineConfig({
	build: {
		target: "es2022",
		outDir: "dist",
		// The page's policy allows fonts and scripts from this server only, never data: URLs.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 800,
	},
	server: {
		proxy: {
			"/api": "http://localhost:8080",
			"/ws": { target: "ws://localhost:8080", ws: true },
		},
	},
});
