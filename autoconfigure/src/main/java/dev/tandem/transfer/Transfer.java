package dev.tandem.transfer;

import dev.tandem.TransferListener;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;

/**
 * The bodies of one exchange on their way. Who listens to them, if anyone, is an
 * attribute of the request.
 */
public final class Transfer {

	/**
	 * Request attribute of the {@link TransferListener} that is told how far the bodies
	 * have come.
	 */
	public static final String LISTENER = "dev.tandem.transferListener";

	private @Nullable TransferListener listener;

	/**
	 * The request as its body is written to it: without the way by which a file goes past
	 * the reader, on the event loop, and in pieces of a kilobyte where there is TLS.
	 * @param request the request
	 * @return the request to write to
	 */
	public static ClientHttpRequest streaming(ClientHttpRequest request) {
		return new ClientHttpRequestDecorator(request);
	}

	/**
	 * Listen to the request, whose headers and attributes are set, if anyone does.
	 * @param request the request
	 */
	public void inspect(ClientHttpRequest request) {
		this.listener = (TransferListener) request.getAttributes().get(LISTENER);
		if (this.listener != null) {
			UploadMeter.add(request, this.listener);
		}
	}

	/**
	 * Listen to the answer, if anyone does and it is no error.
	 * @param response the answer
	 * @return the answer to read
	 */
	public ClientHttpResponse apply(ClientHttpResponse response) {
		TransferListener told = this.listener;
		return (told != null && !response.getStatusCode().isError()) ? new MeteredResponse(response, told) : response;
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
