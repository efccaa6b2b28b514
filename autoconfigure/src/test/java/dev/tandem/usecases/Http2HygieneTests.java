package dev.tandem.usecases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.ApiTransportException;
import dev.tandem.CallOptions;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing crosses from one exchange to the next over HTTP/2, whichever way a connection
 * comes to it.
 */
class Http2HygieneTests {

	private static final String GOOD = "good";

	@TestFactory
	Stream<DynamicTest> oddExchangeLeavesOthersAloneOverH2() {
		return tests(true, "h2");
	}

	@TestFactory
	Stream<DynamicTest> oddExchangeLeavesOthersAloneOverH2c() {
		return tests(false, "h2c");
	}

	@TestFactory
	Stream<DynamicTest> oddExchangeLeavesOthersAloneAfterAnUpgrade() {
		return tests(false, "h2c,http/1.1");
	}

	private static Stream<DynamicTest> tests(boolean tls, String versions) {
		TestServer.Builder builder = TestServer.builder().http2();
		TestServer server = (tls ? builder.tls(TestCertificates.server()) : builder).start(Http2HygieneTests::serve);
		NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class),
				"ssl.insecure=" + tls, "http.versions=" + versions, "pool.max-connections=1");
		WireClients wire = new WireClients(notes.bean(WireApi.class), notes.bean(BlockingWireApi.class),
				() -> server::awaitRequest);
		List<DynamicTest> tests = new ArrayList<>();
		for (Twin twin : Twin.values()) {
			for (String odd : List.of("102", "103", "103-103", "100-103")) {
				tests.add(DynamicTest.dynamicTest(odd + " before 200, " + twin,
						() -> assertThat(get(twin, wire, odd).get()).isEqualTo(GOOD)));
			}
			tests.add(DynamicTest.dynamicTest("reset, " + twin,
					() -> get(twin, wire, "reset").failure(ApiTransportException.class)));
			tests.add(DynamicTest.dynamicTest("too short a body, " + twin,
					() -> put(twin, wire, 3).failure(IllegalArgumentException.class)));
			tests.add(DynamicTest.dynamicTest("too long a body, " + twin,
					() -> put(twin, wire, 99).failure(IllegalArgumentException.class)));
			for (String odd : List.of("a", "b")) {
				tests.add(DynamicTest.dynamicTest(odd + ", " + twin,
						() -> assertThat(get(twin, wire, odd).get()).isEqualTo(GOOD)));
			}
		}
		tests.add(
				DynamicTest.dynamicTest("one connection", () -> assertThat(server.connections().total()).isEqualTo(1)));
		return tests.stream().onClose(() -> {
			notes.close();
			server.close();
		});
	}

	private static Outcome<String> get(Twin twin, WireClients wire, String id) {
		CallOptions options = CallOptions.none();
		return twin.call(() -> wire.reactive().get(id, options), () -> wire.blocking().get(id, options));
	}

	private static Outcome<String> put(Twin twin, WireClients wire, long length) {
		Resource body = new ByteArrayResource("five!".getBytes(StandardCharsets.US_ASCII)) {

			@Override
			public long contentLength() {
				return length;
			}

		};
		return twin.call(() -> wire.reactive().put("odd", body, null, wire.options()),
				() -> wire.blocking().put("odd", body, null, wire.options()));
	}

	private static Publisher<Void> serve(ReceivedRequest request, HttpServerResponse response) {
		String last = request.path().substring(request.path().lastIndexOf('/') + 1);
		for (String status : last.split("-", -1)) {
			if (status.startsWith("1")) {
				write(response, new DefaultHttp2HeadersFrame(
						new DefaultHttp2Headers().status(status).add("link", "</style.css>; rel=preload"), false));
			}
			else if (status.equals("reset")) {
				write(response, new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
				return Mono.never();
			}
		}
		return response.header("Content-Type", "text/plain").sendString(Mono.just(GOOD));
	}

	/**
	 * Past the codec that speaks HTTP/1.1 to the server.
	 */
	@SuppressWarnings("FutureReturnValueIgnored")
	private static void write(HttpServerResponse response, Object frame) {
		response.withConnection((connection) -> {
			Channel stream = connection.channel();
			ChannelHandlerContext codec = stream.pipeline().context(NettyPipeline.H2ToHttp11Codec);
			codec.writeAndFlush(frame);
		});
	}

	@ImportApiClients(WireApi.class)
	static class Setup {

	}

}
