package dev.tandem.sample.page;

import dev.tandem.HttpClientCustomizer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientRequest;

import org.springframework.stereotype.Component;

/**
 * Adds to the observation of an attempt when it had its connection, whether that was in
 * the pool or had to be opened.
 */
@Component
class ConnectionEvents implements HttpClientCustomizer {

	static final Observation.Event CONNECTED = Observation.Event.of("connected");

	@Override
	public HttpClient customize(String client, HttpClient httpClient) {
		return httpClient.doOnRequest((request, connection) -> connected(request));
	}

	private static void connected(HttpClientRequest request) {
		Observation attempt = request.currentContextView().getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		if (attempt != null) {
			attempt.event(CONNECTED);
		}
	}

}
