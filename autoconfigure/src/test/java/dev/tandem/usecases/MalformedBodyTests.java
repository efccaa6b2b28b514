package dev.tandem.usecases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.ApiDecodingException;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.json.JacksonJsonDecoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A body that is malformed releases each of its buffers once. One that is released twice
 * could go to another response while the first still reads it.
 */
@SuppressWarnings("NullAway")
class MalformedBodyTests {

	private static final List<Note> NOTES = IntStream.range(0, 20).mapToObj((i) -> new Note(i, "text " + i)).toList();

	private static final List<String> ELEMENTS = NOTES.stream()
		.map((note) -> "{\"id\":%d,\"text\":\"%s\"}".formatted(note.id(), note.text()))
		.toList();

	/**
	 * What an element is replaced by.
	 */
	private static final List<String> GARBAGE = List.of("oops", "{\"id\":1]", "}", "{id:1}", "{\"id\":01}",
			"{\"id\":1,,", "\u0000", "{\"text\":\"\n\"}", "<html>", "{\"id\":\"one\"}");

	private static final Map<String, Function<List<String>, String>> FORMATS = Map.of("array",
			(elements) -> elements.stream().collect(Collectors.joining(",", "[", "]")), "lines",
			(elements) -> elements.stream().map((element) -> element + "\n").collect(Collectors.joining()), "events",
			(elements) -> elements.stream().map((element) -> "data:" + element + "\n\n").collect(Collectors.joining()));

	private static final Map<String, String> BODIES = bodies();

	private final Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();

	@BeforeEach
	void watchDroppedErrors() {
		Hooks.onErrorDropped(this.dropped::add);
	}

	@AfterEach
	void reset() {
		Hooks.resetOnErrorDropped();
	}

	@TwinTest
	void malformedBodyReleasesItsBuffersOnce(Twin twin) {
		assertReleased(twin, "application/json", FORMATS.keySet(), (context) -> {
		});
	}

	@TwinTest
	void malformedBodyReleasesItsBuffersOnceWithADecoderOfTheApplication(Twin twin) {
		assertReleased(twin, "application/json", Set.of("array", "lines"),
				(context) -> context.registerBean(CodecCustomizer.class,
						() -> (codecs) -> codecs.customCodecs().registerWithDefaultConfig(new JacksonJsonDecoder())));
	}

	@TwinTest
	void malformedBodyOfAnotherCharacterSetReleasesItsBuffersOnce(Twin twin) {
		assertReleased(twin, "application/json;charset=ISO-8859-1", Set.of("array"), (context) -> {
		});
	}

	/**
	 * Good bodies are read at the same time.
	 */
	private void assertReleased(Twin twin, String json, Set<String> formats,
			Consumer<AnnotationConfigApplicationContext> customizer) {
		HeldContents contents = new HeldContents();
		try (TestServer server = TestServer.start((request, response) -> answer(request, response, json));
				NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
					context.register(Setup.class);
					context.registerBean(HttpClientCustomizer.class, () -> contents);
					customizer.accept(context);
				}, "pool.max-connections=4", "timeouts.call=20s")) {
			NamedBodyApi beside = notes.bean(NamedBodyApi.class);
			for (String path : BODIES.keySet()
				.stream()
				.filter((path) -> formats.contains(path.split("/", -1)[2]))
				.toList()) {
				CompletableFuture<List<List<Note>>> good = Flux
					.merge(beside.array("good").collectList(), beside.lines("good").collectList())
					.collectList()
					.toFuture();
				Outcome<List<Note>> outcome = call(twin, notes, path);
				if (path.endsWith("/good")) {
					assertThat(outcome.get()).isEqualTo(NOTES);
				}
				else {
					outcome.failure(ApiDecodingException.class);
				}
				assertThat(good.join()).hasSize(2).allSatisfy((list) -> assertThat(list).isEqualTo(NOTES));
			}
		}
		contents.assertReleasedOnce();
		assertThat(this.dropped).isEmpty();
	}

	private static Outcome<List<Note>> call(Twin twin, NotesApplication notes, String path) {
		NamedBodyApi reactive = notes.bean(NamedBodyApi.class);
		BlockingNamedBodyApi blocking = notes.bean(BlockingNamedBodyApi.class);
		String name = path.substring(path.lastIndexOf('/') + 1);
		return switch (path.substring("/bodies/".length(), path.lastIndexOf('/'))) {
			case "array" -> twin.list(() -> reactive.array(name), () -> blocking.array(name));
			case "lines" -> twin.list(() -> reactive.lines(name), () -> list(blocking.lines(name)));
			default -> twin.list(() -> reactive.events(name), () -> list(blocking.events(name)));
		};
	}

	private static <T> List<T> list(Stream<T> stream) {
		try (stream) {
			return stream.toList();
		}
	}

	private static Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response, String json) {
		String contentType = switch (request.path().split("/", -1)[2]) {
			case "array" -> json;
			case "lines" -> "application/x-ndjson";
			default -> "text/event-stream";
		};
		String body = Objects.requireNonNull(BODIES.get(request.path()));
		int middle = body.length() / 2;
		return response.header("Content-Type", contentType)
			.send(Flux.just(body.substring(0, middle), body.substring(middle))
				.map((part) -> Unpooled.copiedBuffer(part, StandardCharsets.UTF_8)), (part) -> true);
	}

	/**
	 * A good body of each format and many with something else in place of one element.
	 */
	private static Map<String, String> bodies() {
		Map<String, String> bodies = new LinkedHashMap<>();
		FORMATS.forEach((format, text) -> {
			bodies.put("/bodies/" + format + "/good", text.apply(ELEMENTS));
			for (int i = 0; i < GARBAGE.size(); i++) {
				for (int at : new int[] { 0, ELEMENTS.size() / 2, ELEMENTS.size() - 1 }) {
					List<String> elements = new ArrayList<>(ELEMENTS);
					elements.set(at, GARBAGE.get(i));
					bodies.put("/bodies/%s/%d-at-%d".formatted(format, i, at), text.apply(elements));
				}
			}
		});
		return bodies;
	}

	/**
	 * Puts each content that is received into a pooled buffer of its own and holds that,
	 * to see who else does afterwards.
	 */
	private static final class HeldContents extends ChannelInboundHandlerAdapter implements HttpClientCustomizer {

		private final Queue<ByteBuf> contents = new ConcurrentLinkedQueue<>();

		@Override
		public HttpClient customize(String client, HttpClient httpClient) {
			return httpClient.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
				.addBefore(NettyPipeline.ReactiveBridge, null, this));
		}

		@Override
		public boolean isSharable() {
			return true;
		}

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (message instanceof HttpContent content && content.content().isReadable()) {
				ByteBuf own = PooledByteBufAllocator.DEFAULT.buffer().writeBytes(content.content());
				this.contents.add(own.retain());
				context.fireChannelRead(content.replace(own));
				content.release();
			}
			else {
				context.fireChannelRead(message);
			}
		}

		void assertReleasedOnce() {
			assertThat(this.contents).isNotEmpty();
			assertThat(this.contents.stream().map(ByteBuf::refCnt)).as("references, of which one is the test's")
				.containsOnly(1);
			this.contents.forEach(ByteBuf::release);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(NamedBodyApi.class)
	static class Setup {

	}

}
