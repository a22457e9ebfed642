/**
 * What a part holds of words about it, so that nobody fills a plan with them (deleted comments count: their traces stay),
 * how many rounds one party collects at a time, and how many open threads one list holds.
 */
export const reviewBounds = {
	threadsPerPart: 2000,
	commentsPerThread: 2000,
	editsPerComment: 100,
	wholesPerPart: 20,
	collectingRounds: 20,
	openItems: 2000,
} as const;
