package dev.tandem.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One connection of a {@link FaultServer}, for a {@link Fault} to play with. Every
 * operation throws an {@link IOException} once the client closed the connection.
 */
public final class FaultConnection {

	private final Socket raw;

	private final Consumer<RawRequest> received;

	private Socket socket;

	private InputStream in;

	private boolean closed;

	FaultConnection(Socket raw, Consumer<RawRequest> received) throws IOException {
		this.raw = raw;
		this.received = received;
		this.socket = raw;
		this.in = new BufferedInputStream(raw.getInputStream());
		raw.setTcpNoDelay(true);
	}

	void awaitInput() throws IOException {
		this.in.mark(1);
		if (this.in.read() < 0) {
			throw clientClosed();
		}
		this.in.reset();
	}

	void startTls(SSLContext context) throws IOException {
		InputStream hello = new ByteArrayInputStream(this.in.readNBytes(this.in.available()));
		SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(this.raw, hello, true);
		tls.startHandshake();
		this.socket = tls;
		this.in = new BufferedInputStream(tls.getInputStream());
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * Read the next request, body included, and record it.
	 * @return the request
	 * @throws IOException when the client closed the connection
	 */
	public RawRequest readRequest() throws IOException {
		RawRequest request = RequestReader.read(this.in);
		this.received.accept(request);
		return request;
	}

	/**
	 * Send text.
	 * @param text what to send, in UTF-8
	 * @throws IOException when the client closed the connection
	 */
	public void write(String text) throws IOException {
		write(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Send bytes.
	 * @param bytes what to send
	 * @throws IOException when the client closed the connection
	 */
	public void write(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
	}

	/**
	 * Do nothing for a while.
	 * @param time how long, a millisecond at least
	 * @throws IOException when the client closes the connection in the meantime
	 */
	public void pause(Duration time) throws IOException {
		this.socket.setSoTimeout((int) Math.max(1, time.toMillis()));
		try {
			untilClientCloses();
		}
		catch (SocketTimeoutException ex) {
			this.socket.setSoTimeout(0);
		}
	}

	/**
	 * Do nothing until the test gives a permit.
	 * @param permits where the test releases permits
	 * @throws IOException when the client closes the connection in the meantime
	 */
	public void await(Semaphore permits) throws IOException {
		while (!permits.tryAcquire()) {
			pause(Duration.ofMillis(2));
		}
	}

	/**
	 * Do nothing, and read what comes, until the client closes the connection.
	 * @throws IOException always, when the client closed the connection
	 */
	public void untilClientCloses() throws IOException {
		byte[] ignored = new byte[1024];
		while (this.in.read(ignored) >= 0) {
			// What a client sends meanwhile gets no response.
		}
		throw clientClosed();
	}

	private static EOFException clientClosed() {
		return new EOFException("The client closed the connection");
	}

	/**
	 * Close the connection with a FIN; over TLS without saying so first, as a cut does.
	 * @throws IOException when that fails
	 */
	public void close() throws IOException {
		this.closed = true;
		this.raw.close();
	}

	/**
	 * Close the connection with a RST.
	 * @throws IOException when that fails
	 */
	public void reset() throws IOException {
		this.raw.setSoLinger(true, 0);
		close();
	}

}
