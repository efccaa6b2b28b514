package dev.tandem.transport;

/**
 * What a connection pool holds at a moment.
 *
 * @param remote host and port that its connections lead to
 * @param active connections in use; over HTTP/2, calls
 * @param idle connections that wait for a call
 * @param pending calls that wait for a connection
 * @param maxConnections connections at most
 * @param maxPending calls that may wait at most
 */
public record PoolState(String remote, int active, int idle, int pending, int maxConnections, int maxPending) {
}
