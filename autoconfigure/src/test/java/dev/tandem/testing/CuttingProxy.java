package dev.tandem.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * Passes bytes on to a server, which may become another one, and breaks connections: all
 * at once, or one of them at an exact byte of what the server answers. A request is known
 * by a text in its head.
 */
public final class CuttingProxy implements AutoCloseable {

	private final SocketServer listener;

	private final Set<Passage> passages = ConcurrentHashMap.newKeySet();

	private final AtomicReference<@Nullable Cut> cut = new AtomicReference<>();

	private final AtomicInteger cuts = new AtomicInteger();

	private volatile URI target;

	private volatile boolean down;

	private CuttingProxy(URI target) {
		this.target = target;
		try {
			this.listener = new SocketServer("cutting-proxy");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.listener.start(this::pass);
	}

	/**
	 * Start a proxy.
	 * @param target base URL of the server
	 * @return the proxy
	 */
	public static CuttingProxy before(URI target) {
		return new CuttingProxy(target);
	}

	/**
	 * Base URL of the proxy.
	 * @return the URL
	 */
	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.listener.port());
	}

	/**
	 * Pass new connections on to another server.
	 * @param server base URL of the server
	 */
	public void target(URI server) {
		this.target = server;
	}

	/**
	 * Close all connections, with resets or in order.
	 * @param reset whether to reset them
	 */
	public void cutAll(boolean reset) {
		this.passages.forEach((passage) -> passage.close(reset));
	}

	/**
	 * Close every new connection at once, or let them pass again.
	 * @param closing whether to close them
	 */
	public void down(boolean closing) {
		this.down = closing;
	}

	/**
	 * Cut the next exchange whose request holds a text, once so many bytes of its
	 * response have passed.
	 * @param marker the text
	 * @param bytes the number of bytes
	 * @param reset whether to reset the connection
	 */
	public void cutNext(String marker, long bytes, boolean reset) {
		this.cut.set(new Cut(marker, bytes, reset));
	}

	/**
	 * Whether a cut is still to come.
	 * @return whether no request was cut yet
	 */
	public boolean isCutPending() {
		return this.cut.get() != null;
	}

	/**
	 * How many answers were cut at their byte.
	 * @return the number
	 */
	public int cuts() {
		return this.cuts.get();
	}

	/**
	 * Take back a cut that has not begun.
	 */
	public void cutNothing() {
		this.cut.set(null);
	}

	/**
	 * Let the connections of the exchanges whose request holds a text live on, but pass
	 * nothing on any more, as when a router forgets a connection.
	 * @param marker the text
	 */
	public void hush(String marker) {
		this.passages.forEach((passage) -> passage.hush(marker));
	}

	private void pass(Socket client) throws IOException {
		if (this.down) {
			return;
		}
		URI server = this.target;
		Passage passage = new Passage(client,
				this.listener.connect(new InetSocketAddress(SocketServer.loopback(), server.getPort())));
		this.passages.add(passage);
		Thread answers = new Thread(passage::answers, Thread.currentThread().getName() + "-answers");
		answers.setDaemon(true);
		answers.start();
		try {
			passage.requests();
		}
		finally {
			passage.close(false);
			this.passages.remove(passage);
		}
	}

	@Override
	public void close() {
		cutAll(false);
		this.listener.close();
	}

	private record Cut(String marker, long bytes, boolean reset) {

	}

	/**
	 * A connection to the proxy and the one that it goes on by.
	 */
	private final class Passage {

		private final Socket client;

		private final Socket server;

		private final byte[] buffer = new byte[8192];

		private String request = "";

		private volatile boolean hushed;

		/**
		 * Bytes of the response that may still pass.
		 */
		private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

		private volatile boolean reset;

		Passage(Socket client, Socket server) {
			this.client = client;
			this.server = server;
		}

		void requests() throws IOException {
			InputStream in = this.client.getInputStream();
			OutputStream out = this.server.getOutputStream();
			for (int count = in.read(this.buffer); count >= 0; count = in.read(this.buffer)) {
				String text = new String(this.buffer, 0, count, StandardCharsets.ISO_8859_1);
				if (text.startsWith("GET ") || text.startsWith("POST ") || text.startsWith("PUT ")) {
					if (!begin(text)) {
						return;
					}
				}
				take(text);
				if (!this.hushed) {
					out.write(this.buffer, 0, count);
				}
			}
		}

		private void take(String text) {
			Cut next = CuttingProxy.this.cut.get();
			if (next != null && text.contains(next.marker) && CuttingProxy.this.cut.compareAndSet(next, null)) {
				this.reset = next.reset;
				this.left.set(next.bytes);
				if (next.bytes == 0) {
					CuttingProxy.this.cuts.incrementAndGet();
					close(next.reset);
				}
			}
		}

		void answers() {
			byte[] bytes = new byte[8192];
			try {
				InputStream in = this.server.getInputStream();
				OutputStream out = this.client.getOutputStream();
				for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
					long allowed = spend(count);
					if (!this.hushed) {
						out.write(bytes, 0, (int) Math.min(count, allowed));
						out.flush();
					}
					if (allowed <= count) {
						CuttingProxy.this.cuts.incrementAndGet();
						break;
					}
				}
			}
			catch (IOException ex) {
				// one of the sides is gone
			}
			close(this.reset);
		}

		/**
		 * Counted before they pass: once they have, the next request may set the number
		 * anew.
		 */
		private long spend(int count) {
			return this.left.getAndUpdate((now) -> now - Math.min(count, now));
		}

		synchronized void hush(String marker) {
			this.hushed = this.hushed || this.request.contains(marker);
		}

		/**
		 * A connection that is dead takes no other request.
		 */
		private synchronized boolean begin(String next) {
			this.request = next;
			return !this.hushed;
		}

		void close(boolean resetting) {
			try {
				if (resetting) {
					this.client.setSoLinger(true, 0);
				}
				this.client.close();
				this.server.close();
			}
			catch (IOException ex) {
				// it is closed already
			}
		}

	}

}
