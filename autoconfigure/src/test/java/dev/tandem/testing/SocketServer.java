package dev.tandem.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Accepts connections on a free port of the loopback interface, a daemon thread for each.
 * Closing it closes every socket and waits until every thread is gone.
 */
final class SocketServer implements AutoCloseable {

	private static final Duration GRACE = Duration.ofSeconds(5);

	private final ServerSocket listener;

	private final String name;

	private final Usage connections = new Usage("connections");

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

	private volatile boolean closed;

	SocketServer(String name) throws IOException {
		this.listener = new ServerSocket(0, 0, loopback());
		this.name = name + "-" + this.listener.getLocalPort();
	}

	/**
	 * 127.0.0.1, where {@link InetAddress#getLoopbackAddress()} could be ::1.
	 */
	static InetAddress loopback() {
		try {
			return InetAddress.getByAddress("127.0.0.1", new byte[] { 127, 0, 0, 1 });
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void start(Handler handler) {
		fork(() -> {
			while (!this.closed) {
				Socket socket = track(this.listener.accept());
				this.connections.begin();
				fork(() -> handle(socket, handler));
			}
		});
	}

	private void handle(Socket socket, Handler handler) throws IOException {
		try (socket) {
			handler.handle(socket);
		}
		finally {
			this.sockets.remove(socket);
			this.connections.end();
		}
	}

	/**
	 * Connect to another server, the socket being closed with this server at the latest.
	 */
	Socket connect(InetSocketAddress address) throws IOException {
		Socket socket = track(new Socket());
		socket.connect(address, (int) GRACE.toMillis());
		return socket;
	}

	private Socket track(Socket socket) throws IOException {
		this.sockets.add(socket);
		if (this.closed) {
			socket.close();
		}
		return socket;
	}

	/**
	 * Run work on sockets in a thread of its own. It ends when a socket is closed on it.
	 */
	Thread fork(Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				// A closed socket is how such work ends.
			}
		}, this.name);
		thread.setDaemon(true);
		thread.start();
		this.threads.removeIf((other) -> !other.isAlive());
		this.threads.add(thread);
		return thread;
	}

	int port() {
		return this.listener.getLocalPort();
	}

	Usage connections() {
		return this.connections;
	}

	boolean isClosed() {
		return this.closed;
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.listener.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
			joinAll();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Could not close " + this.name, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A thread is in the queue before the one that forked it ends, so none is missed.
	 */
	private void joinAll() throws InterruptedException {
		for (Thread thread = this.threads.poll(); thread != null; thread = this.threads.poll()) {
			thread.join(GRACE.toMillis());
			if (thread.isAlive()) {
				throw new IllegalStateException("A thread of " + this.name + " did not end");
			}
		}
	}

	interface Handler {

		void handle(Socket socket) throws IOException;

	}

	interface Work {

		void run() throws IOException;

	}

}
