/** What a part holds of words about it, so that nobody fills a plan with them. Deleted comments count: their traces stay. Rounds that one party collects at a time have a bound too. */
export const reviewBounds = {
	threadsPerPart: 2000,
	commentsPerThread: 2000,
	editsPerComment: 100,
	wholesPerPart: 20,
	collectingRounds: 20,
} as const;
