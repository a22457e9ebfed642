import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Readable } from 'node:stream';

const TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
};

/** Files under here carry a hash of their content in their name. */
const HASHED = '/assets/';

/**
 * The file of the built client at a path, or the page itself for a path of the application.
 * @param root absolute folder of the built client
 * @param path decoded URL path
 * @returns null when there is neither
 */
export async function staticAnswer(root: string, path: string): Promise<Response | null> {
	const isPage = extname(path) === '';
	const file = isPage ? join(root, 'index.html') : fileUnder(root, path);
	if (file === null) {
		return null;
	}
	const facts = await stat(file).catch(() => null);
	if (facts === null || !facts.isFile()) {
		return null;
	}
	const stream = Readable.toWeb(createReadStream(file)) as ReadableStream;
	return new Response(stream, {
		headers: {
			'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
			'content-length': String(facts.size),
			'cache-control': path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache',
		},
	});
}

// Hidden files, parent folders, backslashes and NUL have no business in a path of the client.
function fileUnder(root: string, path: string): string | null {
	const segments = path.split('/').filter((segment) => segment !== '');
	if (segments.some((segment) => segment.startsWith('.') || /[\\\0:]/.test(segment))) {
		return null;
	}
	const file = join(root, ...segments);
	return file.startsWith(root + sep) ? file : null;
}
