package dev.tandem.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A port of the loopback interface on which no connection comes about.
 */
public final class DeadPort implements AutoCloseable {

	private final Deque<Closeable> sockets = new ArrayDeque<>();

	private int port;

	private DeadPort() {
	}

	/**
	 * A port that refuses every connection. It is reserved, so no other process can take
	 * it meanwhile.
	 * @return the port
	 */
	public static DeadPort refusing() {
		DeadPort refusing = new DeadPort();
		try {
			Socket reserved = refusing.keep(new Socket());
			reserved.bind(new InetSocketAddress(SocketServer.loopback(), 0));
			refusing.port = reserved.getLocalPort();
			return refusing;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A port on which connecting hangs: Linux drops a SYN when as many connections wait
	 * to be accepted as the backlog allows plus one.
	 * @return the port
	 */
	public static DeadPort blackHole() {
		DeadPort blackHole = new DeadPort();
		try {
			ServerSocket neverAccepts = blackHole.keep(new ServerSocket(0, 1, SocketServer.loopback()));
			for (int i = 0; i < 2; i++) {
				blackHole.keep(new Socket()).connect(neverAccepts.getLocalSocketAddress());
			}
			blackHole.port = neverAccepts.getLocalPort();
			return blackHole;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private <S extends Closeable> S keep(S socket) {
		this.sockets.push(socket);
		return socket;
	}

	/**
	 * The port.
	 * @return its number
	 */
	public int port() {
		return this.port;
	}

	/**
	 * Address of the port.
	 * @return such as {@code http://127.0.0.1:12345}
	 */
	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.port);
	}

	@Override
	public void close() {
		try {
			for (Closeable socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
