/** A file to be kept. */
export interface PaperFile {
	/** Name with its ending, in any letters. */
	readonly name: string;
	/** The same in ASCII, for programs that know no other. */
	readonly plainName: string;
	readonly type: string;
	readonly content: string | Uint8Array<ArrayBuffer>;
}

/** What RFC 5987 lets stand beyond what encodeURIComponent leaves alone. */
const encoded = (name: string): string =>
	encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** The answer with which a browser keeps a file instead of showing it. No cache may hold it: it is one person's view. */
export function fileAnswer({ name, plainName, type, content }: PaperFile): Response {
	return new Response(content, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encoded(name)}`,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
		},
	});
}
