package dev.tandem.transport;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * The body of a redirect, which nobody reads. It is received if that is quick, so that
 * its connection can be used again. Otherwise it is cancelled, which closes the
 * connection: a server that never ends such a body must not hold up the call.
 */
final class RedirectBody {

	private static final int MOST = 16 * 1024;

	private static final Duration LONGEST = Duration.ofMillis(500);

	private RedirectBody() {
	}

	/**
	 * Discard a body.
	 * @param redirect the response
	 * @return completes, in a short time, when the body is received or given up
	 */
	static Mono<Void> discard(ClientHttpResponse redirect) {
		return redirect.getBody()
			.map(RedirectBody::release)
			.scan(Integer::sum)
			.takeUntil((size) -> size > MOST)
			.then()
			.timeout(LONGEST, Mono.empty())
			.onErrorComplete();
	}

	private static int release(DataBuffer buffer) {
		int size = buffer.readableByteCount();
		BodyLimit.release(buffer);
		return size;
	}

}
