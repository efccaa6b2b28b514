package dev.tandem.sample.page;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page in an installed Chromium without a window, driven by the DevTools protocol.
 */
final class Browser implements AutoCloseable {

	/**
	 * Names the executable where it is not in the path.
	 */
	static final String VARIABLE = "CHROME_BIN";

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable", "chrome");

	private static final String LISTENING = "DevTools listening on ";

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final HttpClient http = HttpClient.newHttpClient();

	private final Map<Integer, CompletableFuture<JsonNode>> commands = new ConcurrentHashMap<>();

	private final AtomicInteger ids = new AtomicInteger();

	private final List<String> problems = new CopyOnWriteArrayList<>();

	private final Path profile;

	private final Process process;

	private final WebSocket socket;

	private Browser(Path executable) throws IOException, InterruptedException {
		this.profile = Files.createTempDirectory("chromium");
		this.process = new ProcessBuilder(executable.toString(), "--headless=new", "--remote-debugging-port=0",
				"--user-data-dir=" + this.profile, "--no-first-run", "--no-sandbox", "--disable-gpu",
				"--disable-dev-shm-usage", "--disable-background-networking", "--hide-scrollbars", "about:blank")
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		URI debugger = URI.create(join(listening()));
		URI list = URI.create("http://127.0.0.1:" + debugger.getPort() + "/json/list");
		String targets = this.http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
		JsonNode page = JsonMapper.shared()
			.readTree(targets)
			.valueStream()
			.filter((target) -> target.path("type").asString().equals("page"))
			.findFirst()
			.orElseThrow();
		this.socket = join(this.http.newWebSocketBuilder()
			.buildAsync(URI.create(page.path("webSocketDebuggerUrl").asString()), new Messages()));
		List.of("Page.enable", "Runtime.enable", "Log.enable").forEach((domain) -> command(domain, Map.of()));
	}

	/**
	 * The executable of a Chromium.
	 */
	static Optional<Path> find() {
		Stream<Path> named = Stream.ofNullable(System.getenv(VARIABLE)).map(Path::of);
		Stream<Path> inPath = Arrays
			.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
			.flatMap((folder) -> NAMES.stream().map((name) -> Path.of(folder, name)));
		return Stream.concat(named, inPath).filter(Files::isExecutable).findFirst();
	}

	static Browser start(Path executable) {
		try {
			return new Browser(executable);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What it writes is read until it ends, or it would stop when nobody reads.
	 */
	private CompletableFuture<String> listening() {
		CompletableFuture<String> address = new CompletableFuture<>();
		BufferedReader output = this.process.errorReader(StandardCharsets.UTF_8);
		Thread reader = new Thread(() -> {
			try {
				for (String line = output.readLine(); line != null; line = output.readLine()) {
					if (line.startsWith(LISTENING)) {
						address.complete(line.substring(LISTENING.length()));
					}
				}
			}
			catch (IOException ex) {
				// It was closed.
			}
			address.completeExceptionally(new IllegalStateException("Chromium ended without a debugger"));
		}, "chromium-output");
		reader.setDaemon(true);
		reader.start();
		return address;
	}

	/**
	 * What went wrong in the page: exceptions, and what its security policy refused.
	 */
	List<String> problems() {
		return this.problems;
	}

	void open(String url, int width, int height) {
		command("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
		command("Page.navigate", Map.of("url", url));
		await("document.readyState === 'complete' && location.href !== 'about:blank'");
	}

	void resize(int width, int height) {
		command("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/**
	 * Prefer a colour scheme. Motion is always reduced: what moves could be missed by a
	 * click.
	 */
	void prefer(String colorScheme) {
		command("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	/**
	 * The value of an expression, of which a promise is awaited.
	 */
	JsonNode evaluate(String expression) {
		JsonNode answer = command("Runtime.evaluate",
				Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
		if (answer.has("exceptionDetails")) {
			throw new IllegalStateException(expression + ": " + answer.path("exceptionDetails"));
		}
		return answer.path("result").path("value");
	}

	String text(String selector) {
		return evaluate("document.querySelector(" + quoted(selector) + ")?.textContent ?? ''").asString();
	}

	/**
	 * Wait until an expression is true.
	 */
	void await(String condition) {
		Awaitility.await(condition)
			.atMost(LIMIT)
			.pollInterval(Duration.ofMillis(50))
			.ignoreExceptions()
			.until(() -> evaluate("Boolean(" + condition + ")").asBoolean());
	}

	/**
	 * Click with the mouse, which fails if something else covers the middle of the
	 * element.
	 */
	void click(String selector) {
		await("document.querySelector(" + quoted(selector) + ")");
		JsonNode middle = evaluate("""
				(() => {
				  const element = document.querySelector(%s);
				  element.scrollIntoView({block: "center", behavior: "instant"});
				  const box = element.getBoundingClientRect();
				  const x = box.x + box.width / 2, y = box.y + box.height / 2;
				  const hit = document.elementFromPoint(x, y);
				  const clicked = element === hit || element.contains(hit) || element.closest("label")?.contains(hit);
				  return {x, y, clicked: Boolean(clicked)};
				})()""".formatted(quoted(selector)));
		if (!middle.path("clicked").asBoolean()) {
			throw new IllegalStateException(selector + " is covered by something else");
		}
		for (String type : List.of("mousePressed", "mouseReleased")) {
			command("Input.dispatchMouseEvent", Map.of("type", type, "x", middle.path("x").asDouble(), "y",
					middle.path("y").asDouble(), "button", "left", "clickCount", 1));
		}
	}

	/**
	 * Press a key, such as {@code Tab}.
	 */
	void press(String key, int code) {
		for (String type : List.of("keyDown", "keyUp")) {
			command("Input.dispatchKeyEvent",
					Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
		}
	}

	/**
	 * Write over the text of a field and press Enter.
	 */
	void enter(String selector, String text) {
		click(selector);
		evaluate("document.querySelector(" + quoted(selector) + ").select()");
		command("Input.insertText", Map.of("text", text));
		command("Input.dispatchKeyEvent",
				Map.of("type", "keyDown", "key", "Enter", "text", "\r", "windowsVirtualKeyCode", 13));
		command("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", "Enter", "windowsVirtualKeyCode", 13));
	}

	private static String quoted(String text) {
		return JsonMapper.shared().writeValueAsString(text);
	}

	JsonNode command(String method, Map<String, ?> parameters) {
		int id = this.ids.incrementAndGet();
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.commands.put(id, answer);
		this.socket
			.sendText(JsonMapper.shared().writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
					true)
			.join();
		JsonNode message = join(answer);
		if (message.has("error")) {
			throw new IllegalStateException(method + ": " + message.path("error"));
		}
		return message.path("result");
	}

	private static <T> T join(CompletableFuture<T> future) {
		return future.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
	}

	private void receive(JsonNode message) {
		CompletableFuture<JsonNode> command = this.commands.remove(message.path("id").asInt(0));
		if (command != null) {
			command.complete(message);
		}
		JsonNode parameters = message.path("params");
		if (message.path("method").asString("").equals("Runtime.exceptionThrown")) {
			this.problems.add(parameters.path("exceptionDetails").toString());
		}
		if (parameters.path("entry").path("source").asString("").equals("security")) {
			this.problems.add(parameters.path("entry").path("text").asString());
		}
	}

	@Override
	public void close() {
		this.socket.abort();
		this.process.descendants().forEach(ProcessHandle::destroy);
		this.process.destroy();
		this.process.onExit().join();
		try (Stream<Path> files = Files.walk(this.profile)) {
			files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
		}
		catch (IOException | UncheckedIOException ex) {
			// A last process of the browser may still write there.
		}
	}

	private final class Messages implements WebSocket.Listener {

		private final StringBuilder text = new StringBuilder();

		@Override
		public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				String message = this.text.toString();
				this.text.setLength(0);
				receive(JsonMapper.shared().readTree(message));
			}
			webSocket.request(1);
			return CompletableFuture.completedFuture(null);
		}

	}

}
