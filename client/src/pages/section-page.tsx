/** Stand-in until the page is here. */
export function SectionPage() {
	return <main id="main" />;
}
