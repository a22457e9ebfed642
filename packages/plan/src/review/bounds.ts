/** What a part holds of words about it, so that nobody fills a plan with them. Deleted comments count: their traces stay. */
export const reviewBounds = { threadsPerPart: 2000, commentsPerThread: 2000, editsPerComment: 100 } as const;
