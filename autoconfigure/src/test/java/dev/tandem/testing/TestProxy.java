package dev.tandem.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy that tunnels ({@code CONNECT}) and forwards (absolute URIs, one request
 * per connection), with or without Basic authentication.
 */
public final class TestProxy implements AutoCloseable {

	private final SocketServer server;

	private final @Nullable String credentials;

	private final Map<String, Integer> hosts = new ConcurrentHashMap<>();

	private final List<RawRequest> requests = new CopyOnWriteArrayList<>();

	private final Usage tunnels = new Usage("tunnels");

	private final Usage forwarded = new Usage("forwarded requests");

	private TestProxy(@Nullable String credentials) {
		this.credentials = credentials;
		try {
			this.server = new SocketServer("test-proxy");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.start(this::serve);
	}

	/**
	 * Start a proxy for everyone.
	 * @return the proxy
	 */
	public static TestProxy open() {
		return new TestProxy(null);
	}

	/**
	 * Start a proxy that answers 407 unless told these credentials.
	 * @param user name of the user
	 * @param password password of the user
	 * @return the proxy
	 */
	public static TestProxy withCredentials(String user, String password) {
		return new TestProxy(basic(user, password));
	}

	/**
	 * Value of a header of Basic authentication (RFC 7617).
	 * @param user name of the user
	 * @param password password of the user
	 * @return the value
	 */
	public static String basic(String user, String password) {
		byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
		return "Basic " + Base64.getEncoder().encodeToString(pair);
	}

	/**
	 * Let a host name, which need not exist, stand for a server of the test.
	 * @param host name of the host
	 * @param port port on the loopback interface
	 * @return this proxy
	 */
	public TestProxy resolve(String host, int port) {
		this.hosts.put(host, port);
		return this;
	}

	private void serve(Socket client) throws IOException {
		InputStream in = new BufferedInputStream(client.getInputStream());
		while (!client.isClosed()) {
			RawRequest request = RequestReader.read(in);
			this.requests.add(request);
			if (!isAuthorized(request)) {
				respond(client, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"test\"",
						"Content-Length: 0");
			}
			else if ("CONNECT".equals(request.method())) {
				tunnel(client, in, URI.create("tunnel://" + request.target()));
				return;
			}
			else {
				forward(client, request, URI.create(request.target()));
				return;
			}
		}
	}

	private boolean isAuthorized(RawRequest request) {
		return this.credentials == null
				|| request.header("Proxy-Authorization").filter(this.credentials::equals).isPresent();
	}

	private void tunnel(Socket client, InputStream in, URI target) throws IOException {
		try (Socket upstream = connect(client, target)) {
			this.tunnels.begin();
			try {
				respond(client, "200 Connection established");
				Thread answers = this.server.fork(() -> copy(upstream.getInputStream(), client));
				copy(in, upstream);
				answers.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				this.tunnels.end();
			}
		}
	}

	private static void copy(InputStream from, Socket to) throws IOException {
		try {
			from.transferTo(to.getOutputStream());
			to.shutdownOutput();
		}
		catch (IOException ex) {
			to.close();
			throw ex;
		}
	}

	private void forward(Socket client, RawRequest request, URI target) throws IOException {
		try (Socket upstream = connect(client, target)) {
			this.forwarded.begin();
			write(upstream, originForm(request, target));
			upstream.getInputStream().transferTo(client.getOutputStream());
		}
		finally {
			this.forwarded.end();
		}
	}

	private static String originForm(RawRequest request, URI target) {
		String path = (target.getRawPath().isEmpty() ? "/" : target.getRawPath())
				+ ((target.getRawQuery() != null) ? "?" + target.getRawQuery() : "");
		String headers = request.head()
			.lines()
			.skip(1)
			.filter((line) -> !line.matches("(?i)(proxy-.*|connection|content-length|transfer-encoding):.*"))
			.collect(Collectors.joining("\r\n"));
		return request.method() + " " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\nContent-Length: "
				+ request.body().getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + request.body();
	}

	private Socket connect(Socket client, URI target) throws IOException {
		int port = (target.getPort() > 0) ? target.getPort() : 80;
		Integer known = this.hosts.get(target.getHost());
		try {
			return this.server.connect((known != null) ? new InetSocketAddress(SocketServer.loopback(), known)
					: new InetSocketAddress(target.getHost(), port));
		}
		catch (IOException ex) {
			respond(client, "502 Bad Gateway", "Content-Length: 0");
			throw ex;
		}
	}

	private static void respond(Socket client, String status, String... headers) throws IOException {
		String head = "HTTP/1.1 " + status + "\r\n";
		write(client,
				Arrays.stream(headers).map((header) -> header + "\r\n").collect(Collectors.joining("", head, "\r\n")));
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Port of the proxy.
	 * @return the port, on {@code 127.0.0.1}
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * Connections of clients.
	 * @return the connections: total, now open, peak
	 */
	public Usage connections() {
		return this.server.connections();
	}

	/**
	 * Tunnels that were opened.
	 * @return the tunnels: total, now open, peak
	 */
	public Usage tunnels() {
		return this.tunnels;
	}

	/**
	 * Requests that were passed on outside a tunnel.
	 * @return the forwarded requests
	 */
	public Usage forwarded() {
		return this.forwarded;
	}

	/**
	 * Requests made to the proxy, those with 407 included and those in tunnels not.
	 * @return the requests in order
	 */
	public List<RawRequest> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * The {@code Proxy-Authorization} of each request that had one.
	 * @return the values in order
	 */
	public List<String> credentials() {
		return this.requests.stream()
			.map((request) -> request.header("Proxy-Authorization"))
			.flatMap(Optional::stream)
			.toList();
	}

	@Override
	public void close() {
		this.server.close();
	}

}
