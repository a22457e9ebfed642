// The stock server as its package starts it; it reads HOST and PORT and keeps documents in memory only.
import '@y/websocket-server/server';
