/** Stand-in until the page is here. */
export function PrintPage() {
	return <main id="main" />;
}
