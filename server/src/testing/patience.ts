import { vi } from 'vitest';

/**
 * Tests that start a whole server take a second on a free machine and many on a full one. Nothing here asserts a time,
 * so the only use of a limit is to end a test that hangs.
 */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
