import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/** A plain static host of the built page, in a folder of its own: it can be cut off, and hold another build. */
export class Site {
  private server: Server | null = null;
  private port = 0;
  private readonly files = mkdtempSync(join(tmpdir(), "dualrail-site-"));
  /** Answers before the files do; false leaves the request to them. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;

  constructor(
    private readonly folder = "/",
    private readonly host = "127.0.0.1",
  ) {
    cpSync("dist", this.files, { recursive: true });
  }

  get url(): string {
    return `http://${this.host}:${this.port}${this.folder}`;
  }

  path(name: string): string {
    return join(this.files, name);
  }

  /** Starts it, on the same port as before. */
  async start(): Promise<void> {
    const server = createServer((request, response) => this.answer(request, response));
    await new Promise<void>((done) => server.listen(this.port, "127.0.0.1", done));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** From now on nothing answers. */
  async cut(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }

  async end(): Promise<void> {
    await this.cut();
    rmSync(this.files, { recursive: true, force: true });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.intercept(request, response)) return;
    const { pathname } = new URL(request.url ?? "/", this.url);
    const below = pathname.startsWith(this.folder) ? pathname.slice(this.folder.length) : null;
    // As hosts do: a folder means its index.
    const file = below === "" || below?.endsWith("/") ? `${below}index.html` : below;
    try {
      if (file === null) throw new Error("outside");
      const body = readFileSync(join(this.files, normalize(`/${decodeURIComponent(file)}`)));
      response.writeHead(200, {
        "content-type": TYPES[extname(file)] ?? "application/octet-stream",
        "cache-control": "no-cache",
      });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/html" });
      response.end("<h1>404</h1>");
    }
  }

  /** Puts a newer build in place: a page with another title, and the worker that knows it. */
  update(title: string): void {
    const before = readFileSync(this.path("index.html"), "utf8");
    const after = before.replace(/<title>[^<]*/, `<title>${title}`);
    writeFileSync(this.path("index.html"), after);
    const worker = readFileSync(this.path("sw.js"), "utf8");
    writeFileSync(
      this.path("sw.js"),
      worker
        .replace(sha256(before), sha256(after))
        .replace(/"version":"\w+"/, `"version":"${title.replace(/\W/g, "")}"`),
    );
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
