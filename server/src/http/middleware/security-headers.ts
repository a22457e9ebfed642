import type { MiddlewareHandler } from 'hono';

/**
 * Scripts, styles, fonts and calls only from here; no plugin, no frame, no form to elsewhere. `style-src` allows no
 * inline element either: the editor and the screens set styles through the DOM, which the policy does not touch.
 */
const POLICY = [
	"default-src 'self'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data: blob:",
	"connect-src 'self'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'self'",
	"frame-ancestors 'none'",
].join('; ');

/** Puts the headers on every answer, errors included. */
export function securityHeaders(secure: boolean): MiddlewareHandler {
	return async (context, next) => {
		await next();
		const { headers } = context.res;
		headers.set('content-security-policy', POLICY);
		headers.set('x-content-type-options', 'nosniff');
		headers.set('x-frame-options', 'DENY');
		headers.set('referrer-policy', 'same-origin');
		headers.set('cross-origin-opener-policy', 'same-origin');
		headers.set('cross-origin-resource-policy', 'same-origin');
		if (secure) {
			headers.set('strict-transport-security', 'max-age=31536000');
		}
	};
}
