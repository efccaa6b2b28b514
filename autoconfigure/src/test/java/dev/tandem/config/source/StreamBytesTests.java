package dev.tandem.config.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.tandem.codec.TokenizedBodyReader;
import dev.tandem.config.ConfigChange;
import dev.tandem.config.ConfigClient;
import dev.tandem.config.ConfigSource;
import dev.tandem.config.ConfigValue;
import dev.tandem.config.etcd.EtcdClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bytes of streams, cut, divided and garbled at every place: what was read before is
 * told, what comes after is an error or an end, and each buffer is freed once.
 */
class StreamBytesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final ExchangeStrategies AS_ANY_CLIENT = ExchangeStrategies.builder()
		.codecs(TokenizedBodyReader::register)
		.build();

	private final List<ByteBuf> buffers = new ArrayList<>();

	private Flux<byte[]> bytes = Flux.empty();

	private @Nullable ConfigSource source;

	@ParameterizedTest
	@MethodSource("recordings")
	void changesWhenCutAfterAnyByteAreThoseBefore(Recording recording) {
		for (int cut = 0; cut <= recording.bytes.length; cut++) {
			byte[] head = Arrays.copyOf(recording.bytes, cut);
			List<String> whole = recording.until(cut);
			assertThat(told(recording, Flux.just(head))).as("%d bytes, then the end", cut).isEqualTo(whole);
			assertThat(told(recording, Flux.just(head).concatWith(Mono.error(new IllegalStateException("cut")))))
				.as("%d bytes, then an error", cut)
				.isEqualTo(whole);
		}
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void changesWhenDividedAnywhereAreAll(Recording recording) {
		List<String> all = recording.until(recording.bytes.length);
		for (int cut = 0; cut <= recording.bytes.length; cut++) {
			assertThat(told(recording,
					Flux.just(Arrays.copyOf(recording.bytes, cut),
							Arrays.copyOfRange(recording.bytes, cut, recording.bytes.length))))
				.as("%d bytes, then the rest", cut)
				.isEqualTo(all);
		}
		assertThat(told(recording,
				Flux.range(0, recording.bytes.length).map((index) -> new byte[] { recording.bytes[index] })))
			.isEqualTo(all);
	}

	/**
	 * What stands between lines and is no line is an error, at once or with the next
	 * line.
	 */
	@ParameterizedTest
	@MethodSource("recordings")
	void changesWhenGarbledBetweenLinesAreThoseBefore(Recording recording) {
		for (String garbage : List.of("garbage\n", "]", "}", "1\n", "[1]\n", "{}\n", "\u0000", "\"text\"\n",
				"{\"result\":", "\u00ff\n", "true\n")) {
			int start = 0;
			for (String line : recording.lines) {
				int at = start;
				Flux<byte[]> garbled = Flux.just(Arrays.copyOf(recording.bytes, at),
						garbage.getBytes(StandardCharsets.ISO_8859_1),
						Arrays.copyOfRange(recording.bytes, at, recording.bytes.length));
				List<Signal<ConfigChange>> signals = signals(recording, garbled);
				assertThat(values(signals)).as("%s at %d", garbage, at).isEqualTo(recording.until(at));
				assertThat(signals.get(signals.size() - 1).isOnError()).as("%s at %d", garbage, at).isTrue();
				start += line.getBytes(StandardCharsets.UTF_8).length;
			}
		}
	}

	static List<Recording> recordings() {
		return List.of(Recording.OPENDECREE, Recording.ETCD);
	}

	private List<String> told(Recording recording, Flux<byte[]> bytes) {
		return values(signals(recording, bytes));
	}

	private static List<String> values(List<Signal<ConfigChange>> signals) {
		return signals.stream().map(Signal::get).filter(Objects::nonNull).map(StreamBytesTests::text).toList();
	}

	private List<Signal<ConfigChange>> signals(Recording recording, Flux<byte[]> bytes) {
		this.bytes = bytes;
		ConfigSource reader = this.source;
		if (reader == null) {
			reader = source(recording);
			this.source = reader;
		}
		List<Signal<ConfigChange>> signals = Objects.requireNonNull(
				reader.changes(1).flatMapIterable(Function.identity()).materialize().collectList().block(LIMIT));
		this.buffers.forEach((buffer) -> {
			assertThat(buffer.refCnt()).as("what holds the buffer after the decoder: its owner").isEqualTo(1);
			buffer.release();
		});
		this.buffers.clear();
		return signals;
	}

	private ConfigSource source(Recording recording) {
		WebClient.Builder builder = WebClient.builder()
			.exchangeFunction((request) -> Mono.just(answer(recording, request)));
		new UntimedStreams("test").customize("test", builder);
		return recording.source(HttpServiceProxyFactory.builderFor(WebClientAdapter.create(builder.build())).build());
	}

	private ClientResponse answer(Recording recording, ClientRequest request) {
		ClientResponse.Builder answer = ClientResponse.create(HttpStatus.OK, AS_ANY_CLIENT)
			.header("Content-Type", "application/json");
		String path = request.url().getPath();
		if (path.endsWith(recording.stream)) {
			return answer.body(this.bytes.map(this::buffer)).build();
		}
		String field = path.substring(path.lastIndexOf('/') + 1);
		String value = field.equals("b") ? "null" : "{\"stringValue\":\"größe €😀\"}";
		return answer
			.body("{\"value\":{\"fieldPath\":\"" + field + "\",\"checksum\":\"" + (field.equals("b") ? "" : "1")
					+ "\",\"value\":" + value + "}}")
			.build();
	}

	/**
	 * As Reactor Netty hands it on: it holds the buffer until the receiver returns.
	 */
	private DataBuffer buffer(byte[] bytes) {
		ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer(Math.max(1, bytes.length)).writeBytes(bytes);
		this.buffers.add(buffer.retain());
		return new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT).wrap(buffer);
	}

	private static String text(ConfigChange change) {
		return change.revision() + " " + change.path() + " " + text(change.value());
	}

	private static @Nullable String text(@Nullable ConfigValue value) {
		return (value != null) ? value.text() : null;
	}

	/**
	 * A stream and what it tells.
	 */
	abstract static class Recording {

		static final Recording OPENDECREE = new Recording(":subscribe", List.of(
				"{\"result\":{\"change\":{\"tenantId\":\"0190\",\"version\":2,\"fieldPath\":\"a\",\"oldValue\":null,\"newValue\":{\"stringValue\":\"größe €😀\"},\"changedBy\":\"jürgen\",\"changedAt\":\"2026-11-21T08:00:00.123456Z\"}}}\n",
				"{\"result\": {\"change\":{\"tenantId\":\"0190\", \"version\":3, \"fieldPath\":\"b\",\"oldValue\":{\"stringValue\":\"x\"},\"newValue\":{\"stringValue\":\"\"},\"changedBy\":\"admin\",\"changedAt\":\"2026-11-21T08:00:00Z\"}}}\n",
				"{\"result\":{\"change\":{\"version\":4,\"fieldPath\":\"a\",\"oldValue\":null,\"newValue\":{\"stringValue\":\"\\\"}\\n\\u20ac{\"},\"changedBy\":\"\",\"changedAt\":null}}}\n",
				"{\"result\":{\"change\":{\"version\":5,\"fieldPath\":\"a\",\"newValue\":null}}}\n"),
				List.of("2 a größe €😀", "3 b null", "4 a \"}\n€{", "5 a null")) {

			@Override
			ConfigSource source(HttpServiceProxyFactory proxies) {
				return new OpenDecreeConfigSource(proxies.createClient(ConfigClient.class), "shop");
			}

		};

		static final Recording ETCD = new Recording("/watch", List.of(
				"{\"result\":{\"header\":{\"cluster_id\":\"1\",\"revision\":\"2\"},\"created\":true}}\n",
				"{\"result\":{\"header\":{\"revision\":\"2\"},\"events\":[{\"kv\":{\"key\":\"L2Ev\",\"create_revision\":\"2\",\"mod_revision\":\"2\",\"version\":\"1\",\"value\":\"Z3LDtsOfZSDigqw=\"}}]}}\n",
				"{\"result\":{\"header\":{\"revision\":\"4\"},\"events\":[{\"kv\":{\"key\":\"L2Ew\",\"mod_revision\":\"3\"}},{\"type\":\"DELETE\",\"kv\":{\"key\":\"L2Ew\",\"mod_revision\":\"4\"}}]}}\n"),
				List.of("", "2 / größe €", "3 0 |4 0 null")) {

			@Override
			ConfigSource source(HttpServiceProxyFactory proxies) {
				return new EtcdConfigSource(proxies.createClient(EtcdClient.class), "/a");
			}

		};

		private final String stream;

		private final List<String> lines;

		private final List<String> changes;

		private final byte[] bytes;

		Recording(String stream, List<String> lines, List<String> changes) {
			this.stream = stream;
			this.lines = lines;
			this.changes = changes;
			this.bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
		}

		abstract ConfigSource source(HttpServiceProxyFactory proxies);

		@Override
		public String toString() {
			return this.stream;
		}

		/**
		 * What the lines tell that are whole, be it without their end, before a byte.
		 */
		List<String> until(int end) {
			List<Integer> ends = new ArrayList<>();
			int position = 0;
			for (String line : this.lines) {
				position += line.getBytes(StandardCharsets.UTF_8).length;
				ends.add(position - 1);
			}
			return IntStream.range(0, this.lines.size())
				.filter((index) -> ends.get(index) <= end)
				.mapToObj(this.changes::get)
				.filter((change) -> !change.isEmpty())
				.flatMap((change) -> Arrays.stream(change.split("\\|")))
				.toList();
		}

	}

}
