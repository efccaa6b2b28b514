package dev.tandem.usecases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import dev.tandem.ApiClient;
import dev.tandem.ApiDecodingException;
import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compressed bodies arrive whole or not at all.
 */
class CompressionTests {

	/**
	 * Netty's inflater loses the end of this when it is deflated without a header.
	 */
	private static final String TEXT = "0".repeat(33_000);

	private static NotesApplication calling(FaultServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class), NotesApplication
			.and(settings, "pool.max-connections=1", "retry.max-attempts=3", "retry.backoff.initial=1ms"));
	}

	private static Fault body(byte[] body, String encoding, String type, int... cuts) {
		return Fault.of(encoding + " of " + body.length, (connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Encoding: " + encoding
					+ "\r\nContent-Length: " + body.length + "\r\n\r\n");
			int position = 0;
			for (int cut : Arrays.stream(cuts).filter((each) -> each > 0 && each < body.length).sorted().toArray()) {
				connection.write(Arrays.copyOfRange(body, position, cut));
				position = cut;
			}
			connection.write(Arrays.copyOfRange(body, position, body.length));
		});
	}

	private static byte[] compress(String text, Compression compression) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = compression.open(bytes)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

	private static byte[] concat(byte[] one, byte[] other) {
		byte[] both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

	private static BodyApi reactive(NotesApplication notes) {
		return notes.bean(BodyApi.class);
	}

	private static CompressionTests_BlockingBodyApi blocking(NotesApplication notes) {
		return notes.bean(CompressionTests_BlockingBodyApi.class);
	}

	private static Outcome<String> text(Twin twin, NotesApplication notes) {
		return twin.call(() -> reactive(notes).text(), () -> blocking(notes).text());
	}

	private static Outcome<String> bytes(Twin twin, NotesApplication notes) {
		return twin.call(() -> reactive(notes).bytes().map(CompressionTests::string),
				() -> string(Objects.requireNonNull(blocking(notes).bytes())));
	}

	private static Outcome<String> download(Twin twin, NotesApplication notes) {
		return twin.call(() -> DataBufferUtils.join(reactive(notes).download()).map((buffer) -> {
			String text = buffer.toString(StandardCharsets.UTF_8);
			DataBufferUtils.release(buffer);
			return text;
		}), () -> {
			try (InputStream in = blocking(notes).download()) {
				return string(in.readAllBytes());
			}
		});
	}

	private static Outcome<List<Note>> lines(Twin twin, NotesApplication notes) {
		return twin.list(() -> reactive(notes).lines(), () -> {
			try (Stream<Note> lines = blocking(notes).lines()) {
				return lines.toList();
			}
		});
	}

	private static String string(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static void assertRefused(Outcome<?> outcome, String detail) {
		assertThat(NotesApplication.failure(outcome, ApiDecodingException.class)).hasMessageContaining(detail)
			.satisfies((failure) -> assertThat(failure.attempts()).isOne());
	}

	@ParameterizedTest
	@EnumSource
	void bodyArrivesWholeWhateverItIsCutInto(Compression compression) {
		for (String text : List.of(TEXT, "", "x", random(70_000))) {
			byte[] body = compress(text, compression);
			try (FaultServer server = FaultServer.plain(body(body, compression.encoding, "text/plain"),
					body(body, compression.encoding, "text/plain", 1, 2, 3, 9, 10),
					body(body, compression.encoding, "text/plain", body.length - 9, body.length - 1));
					NotesApplication notes = calling(server)) {
				for (int i = 0; i < 3; i++) {
					String received = text.isEmpty() ? text(Twin.REACTIVE, notes).succeeded().value()
							: text(Twin.REACTIVE, notes).get();
					assertThat((received != null) ? received : "").isEqualTo(text);
				}
			}
		}
	}

	/**
	 * The name of the file has no end: the header is neither kept nor looked through for
	 * as long as the server likes.
	 */
	@TwinTest
	void gzipHeaderWithoutAnEndIsRefused(Twin twin) {
		byte[] body = concat(new byte[] { 0x1F, (byte) 0x8B, 8, 8, 0, 0, 0, 0, 0, 0 },
				"x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
		Fault fault = Fault.of("name without an end", (connection) -> {
			connection.readRequest();
			connection.write(String.join("\r\n", "HTTP/1.1 200 OK", "Content-Type: text/plain",
					"Content-Encoding: gzip", "Content-Length: 100000000", "", ""));
			connection.write(body);
			connection.untilClientCloses();
		});
		try (FaultServer server = FaultServer.plain(fault);
				NotesApplication notes = calling(server, "timeouts.call=20s", "timeouts.idle=2s")) {
			assertRefused(text(twin, notes), "its gzip header is longer than 131072 bytes");
		}
	}

	@TwinTest
	void deflatedDataKeepsItsEnd(Twin twin) {
		for (Compression compression : Compression.values()) {
			try (FaultServer server = FaultServer
				.plain(body(compress(TEXT, compression), compression.encoding, "text/plain"));
					NotesApplication notes = calling(server)) {
				assertThat(text(twin, notes).get()).isEqualTo(TEXT);
				assertThat(bytes(twin, notes).get()).isEqualTo(TEXT);
				assertThat(download(twin, notes).get()).isEqualTo(TEXT);
			}
		}
	}

	@TwinTest
	void allMembersAreRead(Twin twin) {
		byte[] members = concat(compress("a", Compression.GZIP), compress("b", Compression.GZIP));
		try (FaultServer server = FaultServer.plain(body(members, "gzip", "text/plain"),
				body(concat(members, new byte[3]), "gzip", "text/plain"),
				body(Arrays.copyOf(members, members.length - 3), "gzip", "text/plain"));
				NotesApplication notes = calling(server)) {
			assertThat(text(twin, notes).get()).isEqualTo("ab");
			assertThat(text(twin, notes).get()).isEqualTo("ab");
			assertRefused(text(twin, notes), "it ends before its data is complete");
		}
	}

	@TwinTest
	void bodyThatIsCutShortIsRefused(Twin twin) {
		for (Compression compression : Compression.values()) {
			byte[] body = compress(Note.JSON + "\n", compression);
			for (int length : List.of(1, 8, body.length / 2, body.length - 1)) {
				byte[] cut = Arrays.copyOf(body, length);
				try (FaultServer server = FaultServer.plain(body(cut, compression.encoding, "text/plain"),
						body(cut, compression.encoding, "text/plain"),
						body(cut, compression.encoding, "application/octet-stream"),
						body(cut, compression.encoding, "application/x-ndjson"),
						body(cut, compression.encoding, "application/json"), Fault.answer(Note.JSON));
						NotesApplication notes = calling(server)) {
					assertRefused(text(twin, notes), "it ends before its data is complete");
					assertRefused(bytes(twin, notes), "it ends before its data is complete");
					assertRefused(download(twin, notes), "it ends before its data is complete");
					assertRefused(lines(twin, notes), "it ends before its data is complete");
					assertRefused(notes.get(twin), "it ends before its data is complete");
					notes.assertWorks(twin);
				}
			}
		}
	}

	/**
	 * Also where the request that changes the connection to HTTP/2 is answered.
	 */
	@ParameterizedTest
	@CsvSource({ "REACTIVE,h2c", "BLOCKING,h2c", "REACTIVE,'h2c,http/1.1'", "BLOCKING,'h2c,http/1.1'" })
	void bodyThatIsCutShortIsRefusedOverHttp2(Twin twin, String versions) {
		for (Compression compression : Compression.values()) {
			byte[] body = compress(TEXT, compression);
			byte[] cut = Arrays.copyOf(body, body.length - 1);
			AtomicInteger calls = new AtomicInteger();
			TestServer.Handler handler = (request, response) -> response.header("Content-Type", "text/plain")
				.header("Content-Encoding", compression.encoding)
				.sendByteArray(Mono.just((calls.incrementAndGet() < 3) ? cut : body));
			try (TestServer server = TestServer.builder().http2().start(handler);
					NotesApplication notes = NotesApplication.calling(server.uri(),
							(context) -> context.register(Setup.class), "http.versions=" + versions,
							"pool.max-connections=1")) {
				assertRefused(text(twin, notes), "it ends before its data is complete");
				assertRefused(text(twin, notes), "it ends before its data is complete");
				assertThat(text(twin, notes).get()).isEqualTo(TEXT);
			}
			try (TestServer server = TestServer.builder().http2().start(handler);
					NotesApplication notes = NotesApplication.calling(server.uri(),
							(context) -> context.register(Setup.class), "http.versions=" + versions)) {
				assertThat(text(twin, notes).get()).isEqualTo(TEXT);
			}
		}
	}

	@TwinTest
	void linesBeforeTheCutAreDelivered(Twin twin) {
		List<String> records = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			records.add("{\"id\":" + i + ",\"text\":\"" + random(20) + "\"}\n");
		}
		byte[] body = compress(String.join("", records), Compression.GZIP);
		try (FaultServer server = FaultServer
			.plain(body(Arrays.copyOf(body, body.length - 4), "gzip", "application/x-ndjson"));
				NotesApplication notes = calling(server)) {
			ElementsBefore<Note> elements = ElementsBefore.failure(twin, reactive(notes)::lines,
					blocking(notes)::lines);
			assertThat(elements.received()).hasSize(2000);
			assertThat(elements.failure()).isInstanceOf(ApiDecodingException.class);
		}
	}

	@TwinTest
	void bodyThatIsDamagedOrNotCompressedIsRefused(Twin twin) {
		byte[] body = compress(TEXT, Compression.GZIP);
		byte[] wrongChecksum = body.clone();
		wrongChecksum[body.length - 6] ^= 1;
		byte[] damaged = body.clone();
		Arrays.fill(damaged, 14, 24, (byte) 0xFF);
		byte[] plain = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
		try (FaultServer server = FaultServer.plain(body(wrongChecksum, "gzip", "text/plain"),
				body(damaged, "gzip", "text/plain"), body(plain, "gzip", "application/json"), Fault.answer(Note.JSON));
				NotesApplication notes = calling(server)) {
			assertRefused(text(twin, notes), "cannot be decompressed: its checksum is wrong");
			assertRefused(text(twin, notes), "cannot be decompressed: ");
			assertRefused(notes.get(twin), "cannot be decompressed: it does not begin as a gzip file");
			notes.assertWorks(twin);
			assertThat(server.requests()).hasSize(4);
		}
	}

	@TwinTest
	void bodyWithoutAByteIsEmpty(Twin twin) {
		try (FaultServer server = FaultServer.plain(body(new byte[0], "gzip", "text/plain"),
				body(new byte[0], "gzip", "application/x-ndjson")); NotesApplication notes = calling(server)) {
			assertThat(text(twin, notes).succeeded().value()).isNull();
			assertThat(lines(twin, notes).succeeded().get()).isEmpty();
		}
	}

	@TwinTest
	void encodingThatNobodyAskedForIsNamed(Twin twin) {
		byte[] body = { 0x0B, 0x02, (byte) 0x80, 0x7B, 0x7D, 0x03 };
		try (FaultServer server = FaultServer.plain(body(body, "br", "application/json"),
				body(body, "br", "text/plain"), body(body, "br", "application/octet-stream"), Fault.answer(Note.JSON));
				NotesApplication notes = calling(server)) {
			assertRefused(notes.get(twin), "the content encoding is 'br', the request accepts 'gzip' only");
			assertRefused(text(twin, notes), "'br'");
			assertRefused(download(twin, notes), "'br'");
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void encodingThatTheCallerAsksForIsTheCallers(Twin twin) {
		String raw = "as it came";
		try (FaultServer server = FaultServer.plain(body(raw.getBytes(StandardCharsets.UTF_8), "br", "text/plain"));
				NotesApplication notes = calling(server)) {
			assertThat(
					twin.call(() -> reactive(notes).encoded("br;q=1, zstd"), () -> blocking(notes).encoded("br")).get())
				.isEqualTo(raw);
		}
		try (FaultServer server = FaultServer.plain(body(raw.getBytes(StandardCharsets.UTF_8), "br", "text/plain"));
				NotesApplication notes = calling(server, "http.compression=false")) {
			assertThat(text(twin, notes).get()).isEqualTo(raw);
		}
	}

	@TwinTest
	void errorBodyThatIsCutShortIsNoSecondFailure(Twin twin) {
		byte[] body = compress("{\"error\":\"busy\"}", Compression.GZIP);
		byte[] cut = Arrays.copyOf(body, body.length - 8);
		try (FaultServer server = FaultServer.plain(Fault.of("error", (connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 404 Gone\r\nContent-Type: application/json\r\nContent-Encoding: gzip"
					+ "\r\nContent-Length: " + cut.length + "\r\n\r\n");
			connection.write(cut);
		}), Fault.answer(Note.JSON)); NotesApplication notes = calling(server)) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.bodyText()).isEqualTo("{\"error\":\"busy\"}");
			notes.assertWorks(twin);
		}
	}

	private static String random(int length) {
		Random random = new Random(length);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.append((char) ('a' + random.nextInt(26)));
		}
		return text.toString();
	}

	enum Compression {

		GZIP("gzip"), ZLIB("deflate"), RAW("deflate");

		private final String encoding;

		Compression(String encoding) {
			this.encoding = encoding;
		}

		private OutputStream open(OutputStream out) throws IOException {
			return switch (this) {
				case GZIP -> new GZIPOutputStream(out);
				case ZLIB -> new DeflaterOutputStream(out);
				case RAW -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
			};
		}

	}

	@ApiClient("notes")
	@HttpExchange("/bodies")
	interface BodyApi {

		@GetExchange
		Mono<String> text();

		@GetExchange
		Mono<byte[]> bytes();

		@GetExchange
		Flux<DataBuffer> download();

		@GetExchange(accept = MediaType.APPLICATION_NDJSON_VALUE)
		Flux<Note> lines();

		@GetExchange
		Mono<String> encoded(@RequestHeader("Accept-Encoding") String accepted);

	}

	@ImportApiClients(BodyApi.class)
	static class Setup {

	}

}
