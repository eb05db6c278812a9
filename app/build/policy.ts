import type { Plugin } from "vite";

/** What the built page may load: its own files and nothing else. */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "connect-src 'self'",
].join("; ");

/**
 * The same for a host's headers, which bind workers too: the one that fetches a `?url=` after a person agreed must
 * reach other hosts. Page and headers hold together, so that the page itself still reaches its own host only.
 */
export const HEADER_POLICY = POLICY.replace("connect-src 'self'", "connect-src 'self' https:");

/** Puts the policy into the built page; the development server needs inline scripts. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}
