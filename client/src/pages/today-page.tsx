/** Stand-in until the page is here. */
export function TodayPage() {
	return <main id="main" />;
}
