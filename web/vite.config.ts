import { defineConfig } from "vite";
import type { Plugin } from "vite";

/** Every browser that runs this app reads woff2: KaTeX's older copies of each font stay out of dist. */
const woff2Only: Plugin = {
	name: "woff2-only",
	enforce: "pre",
	transform: (code, id) => (id.includes("katex") && id.includes(".css") ? code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, "") : undefined),
};

// JSX is compiled by Vite itself from tsconfig.json (jsxImportSource preact): no plug-in is needed.
export default defineConfig({
	plugins: [woff2Only],
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
