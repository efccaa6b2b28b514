package dev.tandem.usecases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTransportException;
import dev.tandem.CallOptions;
import dev.tandem.TransferListener;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultConnection;

import dev.tandem.testing.Outcome;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;

import reactor.core.publisher.Flux;

import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static dev.tandem.usecases.OddExchange.PAUSE;
import static dev.tandem.usecases.OddExchange.POISON;
import static dev.tandem.usecases.OddExchange.answer;
import static dev.tandem.usecases.OddExchange.call;
import static dev.tandem.usecases.OddExchange.script;
import static dev.tandem.usecases.OddExchange.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of odd exchanges over HTTP/1.1.
 */
final class OddExchanges {

	private static final String GOOD = text(200, "odd");

	private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n";

	private static final String CHUNKED = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";

	private static final String LONG = "x".repeat(300_000);

	private OddExchanges() {
	}

	static List<OddExchange> all() {
		List<OddExchange> all = new ArrayList<>();
		Stream
			.of(interimResponses(), surplus(), bodiless(), framing(), statuses(), refused(), lengths(), uploads(),
					redirects(), cancelled(), List.of(refusedKeys()))
			.forEach(all::addAll);
		return all;
	}

	private static List<OddExchange> interimResponses() {
		return List.of(answer("103 and 200 at once", EARLY_HINTS, GOOD),
				answer("103, later 200", EARLY_HINTS, PAUSE, GOOD),
				answer("102, later 200", "HTTP/1.1 102 Processing\r\n\r\n", PAUSE, GOOD),
				answer("199, later 200", "HTTP/1.1 199 Odd\r\n\r\n", PAUSE, GOOD),
				answer("100, later 200", "HTTP/1.1 100 Continue\r\n\r\n", PAUSE, GOOD),
				answer("100, 103, 200", "HTTP/1.1 100 Continue\r\n\r\n", PAUSE, EARLY_HINTS, PAUSE, GOOD),
				answer("a row of 103", EARLY_HINTS.repeat(20), PAUSE, EARLY_HINTS.repeat(20) + GOOD),
				answer("103 in pieces", EARLY_HINTS.substring(0, 12), PAUSE, EARLY_HINTS.substring(12), GOOD),
				answer("103 with a length", "HTTP/1.1 103 Hints\r\nContent-Length: 3\r\n\r\n", PAUSE, GOOD),
				answer("103, later 404", EARLY_HINTS, PAUSE, text(404, "odd")).failing(ApiResponseException.class),
				answer("103, then the end", EARLY_HINTS).with(Fault.rawThenClose(EARLY_HINTS))
					.failing(ApiTransportException.class),
				answer("103 with a body", EARLY_HINTS + "odd", PAUSE, GOOD).failing(ApiTransportException.class),
				answer("101 that nobody asked for",
						"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: odd\r\n\r\nodd")
					.failing(ApiTransportException.class)
					.thatCloses(),
				answer("103 to HEAD", EARLY_HINTS, PAUSE, GOOD.substring(0, GOOD.length() - 3)).by(OddExchanges::head)
					.expecting(Outcome::succeeded));
	}

	private static List<OddExchange> surplus() {
		return List.of(answer("more than Content-Length", GOOD + "odd").thatCloses(),
				answer("more than Content-Length, later", GOOD, PAUSE, "odd").thatCloses(),
				answer("two responses", GOOD + POISON).thatCloses(),
				answer("a response that nobody asked for", GOOD, PAUSE, POISON).thatCloses(),
				answer("an empty line after the body", GOOD + "\r\n").thatCloses(),
				answer("a response after the last chunk", CHUNKED + "3\r\nodd\r\n0\r\n\r\n" + POISON).thatCloses(),
				answer("half a response after the last chunk", CHUNKED + "3\r\nodd\r\n0\r\n\r\nHTTP/1.1 200 O")
					.thatCloses(),
				answer("interim response after the response", GOOD, PAUSE, EARLY_HINTS).thatCloses(),
				answer("a body after Content-Length: 0", text(200, "") + "odd").empty().thatCloses(),
				answer("two responses, cut within the first", GOOD.substring(0, GOOD.length() - 2), PAUSE,
						"dd" + POISON.substring(0, 9), PAUSE, POISON.substring(9))
					.expecting((outcome) -> assertThat(outcome.get()).isEqualTo("odd"))
					.thatCloses(),
				answer("408 on its way out", GOOD, PAUSE, text(408, "bye")).thatCloses());
	}

	private static List<OddExchange> bodiless() {
		String head = "HTTP/1.1 204 No Content\r\n";
		return List.of(answer("a body after 204", head + "\r\nodd").empty().thatCloses(),
				answer("a response after 204", head + "\r\n" + POISON).empty().thatCloses(),
				answer("a body after 204, later", head + "\r\n", PAUSE, POISON).empty().thatCloses(),
				answer("a 204 that announces a body", head + "Content-Length: 3\r\n\r\n", PAUSE, "odd").empty()
					.thatCloses(),
				answer("a 204 that announces chunks", head + "Transfer-Encoding: chunked\r\n\r\n", PAUSE,
						"3\r\nodd\r\n0\r\n\r\n")
					.empty()
					.thatCloses(),
				answer("a 204 of length 0", head + "Content-Length: 0\r\n\r\n").empty(),
				answer("a body after 304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\nodd").empty()
					.thatCloses(),
				answer("a response after 304, later", "HTTP/1.1 304 Not Modified\r\n\r\n", PAUSE, POISON).empty()
					.thatCloses(),
				answer("a body after the response to HEAD", GOOD).by(OddExchanges::head)
					.expecting(Outcome::succeeded)
					.thatCloses(),
				answer("a response after the response to HEAD", GOOD.substring(0, GOOD.length() - 3), PAUSE, POISON)
					.by(OddExchanges::head)
					.expecting(Outcome::succeeded)
					.thatCloses(),
				answer("the response to HEAD in chunks", CHUNKED).by(OddExchanges::head).expecting(Outcome::succeeded),
				answer("a 205 with a body", text(205, "odd")));
	}

	private static List<OddExchange> framing() {
		String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
		return List.of(
				answer("length and chunks", head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
					.failing(ApiTransportException.class),
				answer("two lengths", head + "Content-Length: 3\r\nContent-Length: 5\r\n\r\nodd12")
					.failing(ApiTransportException.class),
				answer("no number as length", head + "Content-Length: three\r\n\r\nodd")
					.failing(ApiTransportException.class),
				answer("negative length", head + "Content-Length: -3\r\n\r\nodd").failing(ApiTransportException.class),
				answer("space before the colon", head + "Content-Length : 3\r\n\r\nodd")
					.expecting(OddExchanges::endsSomehow),
				answer("header without a colon", head + "Odd\r\nContent-Length: 3\r\n\r\nodd")
					.expecting(OddExchanges::endsSomehow),
				answer("NUL in a header", head + "X-Odd: a\u0000b\r\nContent-Length: 3\r\n\r\nodd")
					.failing(ApiTransportException.class),
				answer("no HTTP", "odd\r\n\r\n").failing(ApiTransportException.class),
				answer("another HTTP", "HTTP/3.7 200 OK\r\nContent-Length: 3\r\n\r\nodd")
					.expecting(OddExchanges::endsSomehow),
				answer("chunk of an odd size", CHUNKED + "zz\r\nodd\r\n0\r\n\r\n").failing(ApiException.class),
				answer("chunk without its end", CHUNKED + "3\r\noddodd\r\n0\r\n\r\n").failing(ApiException.class),
				answer("trailers", CHUNKED + "3\r\nodd\r\n0\r\nX-Odd: end\r\n\r\n"),
				answer("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nodd"),
				answer("a body until the end").with(Fault.rawThenClose(head + "\r\nodd")),
				answer("a body that is cut").with(Fault.truncatedBody("odd")).failing(ApiTransportException.class),
				answer("chunks that are cut").with(Fault.truncatedChunked("odd")).failing(ApiTransportException.class),
				answer("a reset").with(Fault.resetBeforeHead()).failing(ApiTransportException.class));
	}

	private static List<OddExchange> statuses() {
		return List.of(answer("404", text(404, "odd")).failing(ApiResponseException.class),
				answer("403", text(403, "odd")).failing(ApiResponseException.class),
				answer("500 and more than is read", text(500, LONG)).failing(ApiResponseException.class),
				answer("200 and more than is read", text(200, LONG)).failing(ApiDecodingException.class),
				answer("no status of HTTP", "HTTP/1.1 99 Odd\r\nContent-Length: 3\r\n\r\nodd").failing(
						ApiException.class),
				answer("no known status", text(799, "odd")).failing(ApiException.class),
				answer("Connection: close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n"
						+ "Content-Length: 3\r\n\r\nodd")
					.thatCloses());
	}

	private static List<OddExchange> refused() {
		List<OddExchange> refused = new ArrayList<>();
		List.of("a,b", "a b", "a;b", "a\"b", "\u00e4", "a\r\nb")
			.forEach((value) -> refused
				.add(get("cookie " + printable(value), () -> CallOptions.none().withCookie("c", value))
					.failing(IllegalArgumentException.class)));
		List.of("a\r\nb", "a\u0000b", "a\nX-Injected: b")
			.forEach((value) -> refused
				.add(get("header " + printable(value), () -> CallOptions.none().withHeader("X-Odd", value))
					.failing(IllegalArgumentException.class)));
		Map.of("Transfer-Encoding", "chunked", "Content-Length", "5", "Upgrade", "h2c", "Connection", "X-Api-Key", "TE",
				"gzip", "Keep-Alive", "timeout=5", "Host", "user@odd")
			.forEach((name, value) -> refused
				.add(get(name + ": " + value, () -> CallOptions.none().withHeader(name, value))
					.failing(IllegalArgumentException.class)));
		refused.add(call("body that cannot be encoded",
				(twin, wire) -> twin.call(() -> wire.reactive().post("odd", new Unreadable(), wire.options()),
						() -> wire.blocking().post("odd", new Unreadable(), wire.options())))
			.expecting((outcome) -> assertThat(outcome.thrown()).isNotNull()));
		return refused;
	}

	private static List<OddExchange> lengths() {
		return List.of(
				put("resource that says too little", sized("odd and more", 3)).failing(IllegalArgumentException.class),
				put("resource that says too much", sized("odd", 12)).failing(IllegalArgumentException.class),
				put("large resource that says too little", sized(LONG, LONG.length() - 1))
					.failing(IllegalArgumentException.class)
					.thatCloses(),
				call("length of a caller that is too small",
						(twin, wire) -> twin.call(
								() -> wire.reactive()
									.put("odd", stream(), null, wire.options().withHeader("Content-Length", "2")),
								() -> wire.blocking()
									.put("odd", stream(), null, wire.options().withHeader("Content-Length", "2"))))
					.failing(IllegalArgumentException.class),
				call("length of a caller that is too large",
						(twin, wire) -> twin.call(
								() -> wire.reactive()
									.put("odd", stream(), null, wire.options().withHeader("Content-Length", "9")),
								() -> wire.blocking()
									.put("odd", stream(), null, wire.options().withHeader("Content-Length", "9"))))
					.failing(IllegalArgumentException.class),
				call("length of a caller that is right",
						(twin, wire) -> twin.call(
								() -> wire.reactive()
									.put("odd", stream(), null, wire.options().withHeader("Content-Length", "3")),
								() -> wire.blocking()
									.put("odd", stream(), null, wire.options().withHeader("Content-Length", "3"))))
					.expecting(Outcome::succeeded),
				call("part that says too little",
						(twin, wire) -> twin.call(() -> wire.reactive().parts("odd", sized("odd", 1)),
								() -> wire.blocking().parts("odd", sized("odd", 1))))
					.failing(IllegalArgumentException.class),
				call("part that says too much",
						(twin, wire) -> twin.call(() -> wire.reactive().parts("odd", sized("odd", 99)),
								() -> wire.blocking().parts("odd", sized("odd", 99))))
					.failing(IllegalArgumentException.class));
	}

	private static List<OddExchange> uploads() {
		Fault early = Fault.of("early answer", (connection) -> {
			connection.write(text(413, "odd"));
			connection.untilClientCloses();
		});
		return List.of(
				call("answer before the body was sent",
						(twin, wire) -> twin.call(
								() -> wire.reactive().putBuffers("odd", beginning().concatWith(Flux.never())),
								() -> wire.blocking().putBuffers("odd", new BrokenResource(OddExchanges::waitForEver))))
					.with(early)
					.failing(ApiResponseException.class)
					.thatCloses(),
				call("body that fails",
						(twin, wire) -> twin.call(() -> wire.reactive().putBuffers("odd", failing()),
								() -> wire.blocking().putBuffers("odd", new BrokenResource(OddExchanges::fail))))
					.expecting((outcome) -> assertThat(outcome.thrown()).isNotNull()),
				call("listener that fails", (twin, wire) -> {
					TransferListener broken = (direction, bytes, total) -> {
						throw new IllegalStateException("odd");
					};
					return twin.call(() -> wire.reactive().put("odd", sized("odd", 3), broken, wire.options()),
							() -> wire.blocking().put("odd", sized("odd", 3), broken, wire.options()));
				}).expecting(Outcome::succeeded));
	}

	private static List<OddExchange> redirects() {
		return List.of(answer("redirect")
			.with(script("HTTP/1.1 302 Found\r\nLocation: /wire/other\r\nContent-Length: 3\r\n\r\nodd"), script(GOOD)),
				answer("redirect with surplus")
					.with(script(
							"HTTP/1.1 302 Found\r\nLocation: /wire/other\r\nContent-Length: 3\r\n\r\nodd" + POISON),
							script(GOOD))
					.thatCloses(),
				answer("redirect in a circle").with(Collections.nCopies(12, Fault.redirectLoop()).toArray(Fault[]::new))
					.failing(ApiTransportException.class));
	}

	private static List<OddExchange> cancelled() {
		return List.of(
				call("cancelled before the head", (twin, wire) -> cancel(twin, wire)).with(Fault.silence())
					.thatCloses(),
				call("cancelled within the body", (twin, wire) -> cancel(twin, wire)).with(Fault.stalledBody("odd"))
					.thatCloses(),
				call("cancelled within an upload", OddExchanges::cancelUpload)
					.with(Fault.of("no response", FaultConnection::untilClientCloses))
					.thatCloses());
	}

	private static Outcome<?> cancelUpload(Twin twin, WireClients wire) throws IOException {
		CountDownLatch read = new CountDownLatch(20);
		Resource endless = new InputStreamResource(new InputStream() {

			@Override
			public int read() {
				return 'x';
			}

			@Override
			public int read(byte[] bytes, int offset, int length) {
				read.countDown();
				return length;
			}

		});
		try (RunningCall<String> running = twin.start(() -> wire.reactive().put("odd", endless, null, wire.options()),
				() -> wire.blocking().put("odd", endless, null, wire.options()))) {
			assertThat(read.await(20, TimeUnit.SECONDS)).as("the upload begins").isTrue();
			running.cancel();
			return running.outcome();
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	/**
	 * The supplier gives one key and another by turns, so that the second repeat leaves
	 * it as it was.
	 */
	private static OddExchange refusedKeys() {
		return answer("401 and a repeat, twice")
			.with(script(text(401, "refused")), script(GOOD), script(text(401, "refused")), script(GOOD))
			.by((twin, wire) -> {
				assertThat(own(twin, wire).get()).isEqualTo("odd");
				return own(twin, wire);
			});
	}

	private static Outcome<String> own(Twin twin, WireClients wire) {
		return twin.call(() -> wire.reactive().get("odd", wire.options()),
				() -> wire.blocking().get("odd", wire.options()));
	}

	private static Outcome<?> cancel(Twin twin, WireClients wire) {
		Runnable received = wire.nextRequest().get();
		try (RunningCall<String> running = twin.start(() -> wire.reactive().get("odd", wire.options()),
				() -> wire.blocking().get("odd", wire.options()))) {
			received.run();
			running.cancel();
			return running.outcome();
		}
	}

	private static void endsSomehow(Outcome<?> outcome) {
		if (outcome.thrown() != null) {
			outcome.failure(ApiException.class);
		}
	}

	private static Outcome<?> head(Twin twin, WireClients wire) {
		return twin.call(() -> wire.reactive().head("odd"), () -> wire.blocking().head("odd"));
	}

	private static OddExchange get(String name, Supplier<CallOptions> options) {
		return call(name, (twin, wire) -> twin.call(() -> wire.reactive().get("odd", options.get()),
				() -> wire.blocking().get("odd", options.get())));
	}

	private static OddExchange put(String name, Resource body) {
		return call(name, (twin, wire) -> twin.call(() -> wire.reactive().put("odd", body, null, wire.options()),
				() -> wire.blocking().put("odd", body, null, wire.options())));
	}

	private static Resource sized(String content, long length) {
		return new ByteArrayResource(content.getBytes(StandardCharsets.US_ASCII)) {

			@Override
			public long contentLength() {
				return length;
			}

		};
	}

	private static Resource stream() {
		return new InputStreamResource(new ByteArrayInputStream("odd".getBytes(StandardCharsets.US_ASCII)));
	}

	private static Flux<DataBuffer> failing() {
		return beginning().concatWith(Flux.error(new IOException("odd")));
	}

	private static Flux<DataBuffer> beginning() {
		return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[10]));
	}

	private static int fail() throws IOException {
		throw new IOException("odd");
	}

	private static int waitForEver() throws IOException {
		try {
			new CountDownLatch(1).await();
			return -1;
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	private static String printable(String text) {
		return text.replace("\r", "\\r").replace("\n", "\\n").replace("\u0000", "\\0");
	}

	/**
	 * A body that Jackson fails on once it has begun.
	 */
	@SuppressWarnings("DoNotCallSuggester")
	static final class Unreadable {

		public String getFirst() {
			return "x".repeat(100);
		}

		public String getSecond() {
			throw new IllegalStateException("odd");
		}

	}

	/**
	 * A resource that goes wrong while it is read.
	 */
	private static final class BrokenResource extends AbstractResource {

		private final End end;

		BrokenResource(End end) {
			this.end = end;
		}

		@Override
		public String getDescription() {
			return "broken";
		}

		@Override
		public InputStream getInputStream() {
			return new InputStream() {

				private int left = 10;

				@Override
				public int read() throws IOException {
					return (this.left-- > 0) ? 'x' : BrokenResource.this.end.read();
				}

				@Override
				public int read(byte[] target, int offset, int length) throws IOException {
					target[offset] = (byte) read();
					return 1;
				}

			};
		}

		@FunctionalInterface
		interface End {

			int read() throws IOException;

		}

	}

}
