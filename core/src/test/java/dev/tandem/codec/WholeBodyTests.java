package dev.tandem.codec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.tandem.transport.BoundedBody;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WholeBodyTests {

	private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

	private final Kept kept = new Kept();

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void bodyIsDecodedFromHoweverManyBuffers(int count) {
		List<DataBuffer> buffers = buffers("[1,22,333,4444]", count);
		assertThat(body(Flux.fromIterable(buffers), -1).block()).isEqualTo(List.of(1, 22, 333, 4444));
		assertReleased(buffers);
		assertThat(this.kept.text).isEmpty();
	}

	@Test
	void noBodyIsNoValue() {
		assertThat(body(Flux.empty(), -1).block()).isNull();
	}

	@Test
	void bodyThatCannotBeDecodedIsKept() {
		List<DataBuffer> buffers = buffers("[1,22,", 2);
		assertThatExceptionOfType(DecodingException.class)
			.isThrownBy(() -> body(Flux.fromIterable(buffers), -1).block());
		assertReleased(buffers);
		assertThat(this.kept.text).hasToString("[1,22,");
	}

	@Test
	void whatHasComeOfABrokenBodyIsKept() {
		List<DataBuffer> buffers = buffers("[1,22,", 2);
		Flux<DataBuffer> broken = Flux.fromIterable(buffers)
			.concatWith(Flux.error(new IllegalStateException("broken")));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> body(broken, -1).block());
		assertReleased(buffers);
		assertThat(this.kept.text).hasToString("[1,22,");
	}

	@Test
	void bodyBeyondTheLimitOfItsDecoderIsRefused() {
		List<DataBuffer> buffers = buffers("[1,22,333,4444]", 2);
		TestPublisher<DataBuffer> source = TestPublisher.create();
		Mono<Object> body = body(source.flux(), 8);
		List<Throwable> failures = new ArrayList<>();
		body.subscribe((value) -> {
		}, failures::add);
		buffers.forEach(source::next);
		source.assertCancelled();
		assertThat(failures).singleElement().isInstanceOf(DataBufferLimitException.class);
		assertReleased(buffers);
	}

	@Test
	void bodyBeyondTheLimitOfItsResponseIsKeptWithWhatWasTooMuch() {
		List<DataBuffer> buffers = buffers("[1,22,333,4444,5]", 2);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> body(Flux.fromIterable(buffers), -1).block());
		assertReleased(buffers);
		assertThat(this.kept.text).hasToString("[1,22,333,4444,5]");
	}

	@Test
	void cancelledBodyIsReleased() {
		List<DataBuffer> buffers = buffers("[1,22,333,4444]", 2);
		TestPublisher<DataBuffer> source = TestPublisher.create();
		Disposable call = body(source.flux(), -1).subscribe();
		source.next(buffers.get(0), buffers.get(1));
		call.dispose();
		source.assertCancelled();
		assertReleased(buffers);
	}

	private Mono<Object> body(Flux<DataBuffer> buffers, int limit) {
		return new WholeBody<Object>(buffers, this.kept, new WholeDecoder(new JacksonJsonDecoder(), limit),
				ResolvableType.forClassWithGenerics(List.class, Integer.class), MediaType.APPLICATION_JSON)
			.timeout(Duration.ofSeconds(30));
	}

	private static List<DataBuffer> buffers(String text, int count) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return IntStream.range(0, count).mapToObj((part) -> {
			byte[] slice = Arrays.copyOfRange(bytes, bytes.length * part / count, bytes.length * (part + 1) / count);
			return (DataBuffer) BUFFERS.allocateBuffer(slice.length).write(slice);
		}).toList();
	}

	private static void assertReleased(List<DataBuffer> buffers) {
		assertThat(buffers).allSatisfy((buffer) -> {
			ByteBuf memory = NettyDataBufferFactory.toByteBuf(buffer);
			assertThat(memory.refCnt()).isZero();
		});
	}

	private static final class Kept implements BoundedBody {

		private final StringBuilder text = new StringBuilder();

		@Override
		public Flux<DataBuffer> unbounded() {
			return Flux.empty();
		}

		@Override
		public @Nullable Throwable tooLarge(long size) {
			return (size > 15) ? new IllegalArgumentException("too large") : null;
		}

		@Override
		public void keep(DataBuffer body) {
			this.text.append(body.toString(StandardCharsets.UTF_8));
		}

	}

}
