/** Stand-in until the page is here. */
export function SignoffPage() {
	return <main id="main" />;
}
