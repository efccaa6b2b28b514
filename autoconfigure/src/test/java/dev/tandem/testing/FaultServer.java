package dev.tandem.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;

import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;

/**
 * A server over a plain or TLS socket that misbehaves as a script tells: a {@link Fault}
 * for each request, the last one ever after.
 */
public final class FaultServer implements AutoCloseable {

	private final SocketServer server;

	private final @Nullable SSLContext tls;

	private final Deque<Fault> script = new ArrayDeque<>();

	private final List<RawRequest> requests = new CopyOnWriteArrayList<>();

	private final Usage received = new Usage("requests");

	private final Usage clientClosed = new Usage("connections that the client closed");

	private FaultServer(@Nullable SSLContext tls, Fault... script) {
		try {
			this.server = new SocketServer("fault-server");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.tls = tls;
		play(script);
		this.server.start(this::serve);
	}

	/**
	 * Start a server of plain HTTP.
	 * @param script what it does with each request
	 * @return the server
	 */
	public static FaultServer plain(Fault... script) {
		return new FaultServer(null, script);
	}

	/**
	 * Start a server of HTTP over TLS, with {@link TestCertificates#server()}.
	 * @param script what it does with each request
	 * @return the server
	 */
	public static FaultServer tls(Fault... script) {
		return tls(TestCertificates.server(), script);
	}

	/**
	 * Start a server of HTTP over TLS.
	 * @param certificate its certificate
	 * @param script what it does with each request
	 * @return the server
	 */
	public static FaultServer tls(X509Bundle certificate, Fault... script) {
		return new FaultServer(TestCertificates.sslContext(certificate, TestCertificates.ca()), script);
	}

	/**
	 * Replace what is left of the script.
	 * @param script what it does with each request from now on
	 */
	public void play(Fault... script) {
		synchronized (this.script) {
			this.script.clear();
			this.script.addAll(List.of(script));
		}
	}

	private Fault nextFault(boolean take) {
		synchronized (this.script) {
			return (take && this.script.size() > 1) ? this.script.remove() : this.script.element();
		}
	}

	private void serve(Socket socket) throws IOException {
		FaultConnection connection = new FaultConnection(socket, this::record);
		try {
			connection.awaitInput();
			if (this.tls != null && !nextFault(false).beforeTls()) {
				connection.startTls(this.tls);
			}
			while (!connection.isClosed()) {
				connection.awaitInput();
				nextFault(true).action().play(connection);
			}
		}
		catch (IOException ex) {
			if (!connection.isClosed() && !this.server.isClosed()) {
				this.clientClosed.begin();
			}
		}
	}

	private void record(RawRequest request) {
		this.requests.add(request);
		this.received.begin();
	}

	/**
	 * Port of the server.
	 * @return the port
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * Address of the server.
	 * @return such as {@code https://127.0.0.1:12345}
	 */
	public URI uri() {
		return URI.create(((this.tls != null) ? "https" : "http") + "://127.0.0.1:" + port());
	}

	/**
	 * Connections that it accepted: total, now open, peak.
	 * @return the connections
	 */
	public Usage connections() {
		return this.server.connections();
	}

	/**
	 * Requests that were read in full.
	 * @return the requests in order
	 */
	public List<RawRequest> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * Wait for the first request.
	 * @return the request
	 */
	public RawRequest awaitRequest() {
		return awaitRequests(1).get(0);
	}

	/**
	 * Wait until so many requests came.
	 * @param count the least number
	 * @return all requests until now
	 */
	public List<RawRequest> awaitRequests(int count) {
		this.received.awaitTotal(count);
		return requests();
	}

	/**
	 * Wait until the client has closed a connection, with FIN or RST. One that the server
	 * closed does not count.
	 */
	public void awaitClientClosed() {
		awaitClientClosed(1);
	}

	/**
	 * Wait until the client has closed so many connections.
	 * @param count the least number
	 */
	public void awaitClientClosed(int count) {
		this.clientClosed.awaitTotal(count);
	}

	/**
	 * How many connections the client closed.
	 * @return the number
	 */
	public int clientClosed() {
		return this.clientClosed.total();
	}

	@Override
	public void close() {
		this.server.close();
	}

}
