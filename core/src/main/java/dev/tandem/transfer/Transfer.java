package dev.tandem.transfer;

import dev.tandem.TransferListener;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;

/**
 * The bodies of an exchange on their way. Who listens to them, if anyone, is an attribute
 * of the request.
 */
public final class Transfer {

	/**
	 * Request attribute of the {@link TransferListener} that is notified how far the
	 * bodies have come.
	 */
	public static final String LISTENER = "dev.tandem.transferListener";

	private Transfer() {
	}

	/**
	 * Who listens to an exchange.
	 * @param request its request, whose attributes are set
	 * @return the listener, {@code null} without one
	 */
	public static @Nullable TransferListener listener(ClientHttpRequest request) {
		return (TransferListener) request.getAttributes().get(LISTENER);
	}

	/**
	 * Tell of the body of a response, if it is no error.
	 * @param response the response
	 * @param listener the listener
	 * @return the response to read
	 */
	public static ClientHttpResponse download(ClientHttpResponse response, TransferListener listener) {
		return response.getStatusCode().isError() ? response : new MeteredResponse(response, listener);
	}

	private static final class MeteredResponse extends ClientHttpResponseDecorator {

		private final TransferListener listener;

		MeteredResponse(ClientHttpResponse response, TransferListener listener) {
			super(response);
			this.listener = listener;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			TransferProgress progress = new TransferProgress(this.listener, TransferListener.Direction.DOWNLOAD,
					getHeaders().getContentLength());
			return getDelegate().getBody()
				.doOnSubscribe((subscription) -> progress.begin())
				.doOnNext((buffer) -> progress.add(buffer.readableByteCount()));
		}

	}

}
