package dev.tandem.logging;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;

/**
 * A response whose body is looked at while it is read.
 */
final class TappedResponse extends ClientHttpResponseDecorator {

	private final Consumer<DataBuffer> tap;

	private final @Nullable Consumer<Throwable> failures;

	TappedResponse(ClientHttpResponse response, Consumer<DataBuffer> tap, @Nullable Consumer<Throwable> failures) {
		super(response);
		this.tap = tap;
		this.failures = failures;
	}

	@Override
	public Flux<DataBuffer> getBody() {
		Flux<DataBuffer> body = super.getBody().doOnNext(this.tap);
		return (this.failures != null) ? body.doOnError(this.failures) : body;
	}

}
