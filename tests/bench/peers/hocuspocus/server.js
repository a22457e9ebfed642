// Hocuspocus with its SQLite extension, both at their defaults.
import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const { PORT, DATA_DIR } = process.env;
const server = new Server({
	port: Number(PORT),
	address: '127.0.0.1',
	quiet: true,
	extensions: [new SQLite({ database: join(DATA_DIR, 'hocuspocus.sqlite') })],
});
server.listen();
