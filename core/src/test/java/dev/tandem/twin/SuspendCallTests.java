package dev.tandem.twin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class SuspendCallTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	@Test
	void valueWhenThereIsNoneFailsAndNamesOperation() {
		StepVerifier.create(SuspendCall.<String>value("TodoApi#get", Mono.empty()))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(NoSuchElementException.class)
				.hasMessageStartingWith("TodoApi#get has no value")
				.hasMessageEndingWith("in reactive style, or T? in one in blocking style"))
			.verify(TIMEOUT);
	}

	@Test
	void valueWhenThereIsNoCallFails() {
		assertThatNullPointerException().isThrownBy(() -> SuspendCall.<String>value("TodoApi#get", null))
			.withMessageContaining("returned null in place of a call");
	}

	@Test
	void optionalWhenEmptyIsEmpty() {
		StepVerifier.create(SuspendCall.<String>optional(Mono.just(Optional.of("a"))))
			.expectNext("a")
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(SuspendCall.<String>optional(Mono.just(Optional.empty()))).expectComplete().verify(TIMEOUT);
		StepVerifier.create(SuspendCall.<String>optional(Mono.empty())).expectComplete().verify(TIMEOUT);
	}

	@Test
	void listWhenAwaitedIsWantedAsAWhole() {
		Flux<String> call = Flux
			.deferContextual((context) -> WholeList.isWanted(context) ? Flux.just("a", "b") : Flux.empty());
		StepVerifier.create(SuspendCall.<String>list(call))
			.expectNext(List.of("a", "b"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void buffersWhenCollectedAreCopiedAndReleased() {
		ByteBuf received = Unpooled.copiedBuffer("abc", StandardCharsets.UTF_8);
		DataBuffer buffer = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT).wrap(received);
		StepVerifier.create(SuspendCall.buffers(Flux.just(buffer)))
			.assertNext((copy) -> assertThat(copy.toString(StandardCharsets.UTF_8)).isEqualTo("abc"))
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(received.refCnt()).isZero();
	}

	@Test
	void entityWhenThereIsABodyHandsItOn() {
		ResponseEntity<Flux<String>> head = ResponseEntity.status(HttpStatus.ACCEPTED)
			.header("X-Test", "1")
			.body(Flux.just("a", "b"));
		StepVerifier.create(SuspendCall.<String, Mono<List<String>>>entity(Mono.just(head), Flux::collectList))
			.assertNext((entity) -> {
				assertThat(entity.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
				assertThat(entity.getHeaders().getFirst("X-Test")).isEqualTo("1");
				StepVerifier.create(body(entity)).expectNext(List.of("a", "b")).expectComplete().verify(TIMEOUT);
			})
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void entityWhenThereIsNoBodyHasAnEmptyFlow() {
		StepVerifier
			.create(SuspendCall.<Mono<List<DataBuffer>>>bufferEntity(Mono.just(ResponseEntity.noContent().build()),
					Flux::collectList))
			.assertNext((
					entity) -> StepVerifier.create(body(entity)).expectNext(List.of()).expectComplete().verify(TIMEOUT))
			.expectComplete()
			.verify(TIMEOUT);
	}

	private static <T> Mono<T> body(ResponseEntity<Mono<T>> entity) {
		return Mono.justOrEmpty(entity.getBody()).flatMap((body) -> body);
	}

}
