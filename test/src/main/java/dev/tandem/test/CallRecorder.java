package dev.tandem.test;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.tandem.HttpClientCustomizer;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.EndedCall;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.core.annotation.Order;

/**
 * Records the calls of all clients with the requests that they sent.
 */
@Order
final class CallRecorder implements CallListener.Factory, HttpClientCustomizer {

	private static final SecretNames NONE = new SecretNames(Set.of(), Set.of(), Set.of());

	private final SentCalls calls;

	private final Map<String, SecretNames> secrets;

	CallRecorder(SentCalls calls, Map<String, SecretNames> secrets) {
		this.calls = calls;
		this.secrets = secrets;
	}

	@Override
	public CallListener create(String client) {
		return new Listener(this.secrets.getOrDefault(client, NONE));
	}

	/**
	 * A request is looked at when its call has ended: its headers are not complete
	 * before.
	 */
	@Override
	public HttpClient customize(String client, HttpClient httpClient) {
		return httpClient.doOnRequest((request, connection) -> request.currentContextView()
			.<Requests>getOrEmpty(Requests.class)
			.ifPresent((requests) -> requests.sent().add(request)));
	}

	private final class Listener implements CallListener {

		private final SecretNames secrets;

		private Listener(SecretNames secrets) {
			this.secrets = secrets;
		}

		@Override
		public Context started(Context context) {
			return context.put(Requests.class, new Requests(new ConcurrentLinkedQueue<>()));
		}

		@Override
		public void ended(EndedCall call, ContextView context) {
			List<SentRequest> requests = context.<Requests>get(Requests.class)
				.sent()
				.stream()
				.map((request) -> SentRequest.of(request, this.secrets))
				.toList();
			CallRecorder.this.calls.add(new SentCall(call, requests));
		}

	}

	/**
	 * Requests of a call, in the order in which they were sent.
	 */
	private record Requests(Queue<HttpClientRequest> sent) {
	}

}
