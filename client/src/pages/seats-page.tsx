/** Stand-in until the page is here. */
export function SeatsPage() {
	return <main id="main" />;
}
