package dev.tandem.twin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBufferUtils;

class PublishedArgumentTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	@Test
	void monoWhenValueIsPresentEmitsIt() {
		StepVerifier.create(PublishedArgument.mono("a")).expectNext("a").expectComplete().verify(TIMEOUT);
		StepVerifier.create(PublishedArgument.mono(null)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void fluxWhenElementsBlockIteratesThemWhereThatIsAllowed() {
		Iterable<String> blocking = () -> {
			BlockingCall.checkThread(PublishedArgumentTests.class);
			return List.of("a", "b").iterator();
		};
		Flux<String> flux = Flux.defer(() -> PublishedArgument.<String>flux(blocking))
			.subscribeOn(Schedulers.parallel());
		StepVerifier.create(flux.concatWith(flux)).expectNext("a", "b", "a", "b").expectComplete().verify(TIMEOUT);
	}

	@Test
	void fluxWhenThereAreNoneIsEmpty() {
		StepVerifier.create(PublishedArgument.flux(null)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void buffersWhenResourceIsPresentReadsItOncePerAttempt() {
		var content = DataBufferUtils
			.join(PublishedArgument.buffers(new ByteArrayResource("ab".getBytes(StandardCharsets.UTF_8))))
			.map((buffer) -> buffer.toString(StandardCharsets.UTF_8));
		StepVerifier.create(content.concatWith(content)).expectNext("ab", "ab").expectComplete().verify(TIMEOUT);
	}

	@Test
	void buffersWhenThereIsNoResourceIsEmpty() {
		StepVerifier.create(PublishedArgument.buffers(null)).expectComplete().verify(TIMEOUT);
	}

}
