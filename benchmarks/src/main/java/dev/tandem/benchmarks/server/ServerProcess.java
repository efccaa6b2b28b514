package dev.tandem.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The server in a process of its own, so that what it allocates and compiles is not
 * counted with the clients. It ends with this process, however that ends.
 */
public final class ServerProcess implements AutoCloseable {

	private final Process process;

	private final URI url;

	private ServerProcess(Process process, URI url) {
		this.process = process;
		this.url = url;
	}

	/**
	 * Start the server on a free port.
	 * @return the running server
	 * @throws IOException if it does not start
	 */
	public static ServerProcess start() throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), FixedServer.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
		String port = output.readLine();
		if (port == null) {
			throw new IOException("The server ended before it had told its port");
		}
		return new ServerProcess(process, URI.create("http://127.0.0.1:" + port));
	}

	/**
	 * Return where the server listens.
	 * @return its base URL, without a trailing slash
	 */
	public URI url() {
		return this.url;
	}

	@Override
	public void close() throws IOException {
		this.process.getOutputStream().close();
		this.process.destroy();
	}

}
