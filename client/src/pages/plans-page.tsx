/** Stand-in until the page is here. */
export function PlansPage() {
	return <main id="main" />;
}
